using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.DesignChecks;

public class DesignCheckTests
{
    public static TheoryData<int> TrueDeclarations => [.. Enumerable.Range(0, DesignScenario.True.Count)];

    [Theory]
    [MemberData(nameof(TrueDeclarations))]
    public void A_true_declaration_is_rarely_doubted(int index)
    {
        const int trials = 30;
        var scenario = DesignScenario.True[index];

        // At a level of .01, four or more of 30 true draws have probability .0002; the table of the benchmarks has thousands.
        var doubted = Enumerable.Range(0, trials).Count(trial => scenario.Check(scenario.Declared, scenario.Draw(trial), trial).SmallestPValue < 0.01);
        Assert.InRange(doubted, 0, 3);
    }

    [Fact]
    public void A_count_in_a_uniform_draw_has_its_hypergeometric_tail()
    {
        // 5 of 5 marked rows among 10 drawn of 20: C(15, 5)/C(20, 10) = 3003/184756 in the upper tail.
        var check = Check(20, row => row < 10, new("x", Values(20, row => row < 5 ? 1 : 0))).Variables.Single();

        Assert.Equal(2 * 3003.0 / 184756, check.PValue, 1e-12);
        Assert.Equal((TailMethod.Exact, 0.5, 0.25), (check.Tail, check.Labelled, check.Expected));
    }

    [Fact]
    public void Labels_under_equal_probabilities_have_their_binomial_tail()
    {
        var labelled = Enumerable.Range(0, 10).Select(row => row < 9).ToArray();
        var check = DesignCheck.Of(new(DrawMethod.Poisson, Values(10, _ => 0.5)), labelled, [], 1).Variables.Single();

        // P(9 or 10 of 10) = 11/1024.
        Assert.Equal(2 * 11.0 / 1024, check.PValue, 1e-12);
        Assert.Equal((CheckedQuantity.Count, 9.0, 5.0), (check.Quantity, check.Labelled, check.Expected));
    }

    [Fact]
    public void A_redrawn_tail_agrees_with_the_exact_one()
    {
        // A third value in one row makes the exact tail unavailable and changes the distribution by next to nothing.
        double[] marked = Values(400, row => row < 8 ? 1 : 0);
        var exact = Check(400, row => row % 8 == 0 || row < 4, new("x", marked)).Variables.Single();
        marked[399] = 1e-9;
        var redrawn = Check(400, row => row % 8 == 0 || row < 4, new("x", marked)).Variables.Single();

        // 40 of the draws or more lie as far out: three standard errors of the share are 3/√40 of it.
        Assert.Equal((TailMethod.Exact, TailMethod.Redrawn), (exact.Tail, redrawn.Tail));
        Assert.InRange(redrawn.PValue, exact.PValue * 0.5, exact.PValue * 1.5);
    }

    [Fact]
    public void A_draw_of_the_studys_own_keeps_chi_squared_where_a_declared_one_is_drawn_again()
    {
        var scenario = DesignScenario.Plain;
        var (labelled, declared) = Enumerable.Range(0, 200).Select(trial => scenario.Draw(trial)).Select(
            drawn => (drawn, scenario.Check(scenario.Declared, drawn, 1)))
            .First(each => each.Item2.Joint?.Tail == TailMethod.Redrawn);
        var own = scenario.Check(scenario.Declared with { IsOwn = true }, labelled, 1);

        // Of the many draws 40 at least lie as far out: three standard errors of the share are 3/√40 of it.
        Assert.Equal((TailMethod.Moments, declared.Joint?.Statistic), (own.Joint?.Tail, own.Joint?.Statistic));
        Assert.InRange(own.Joint?.PValue / declared.Joint?.PValue ?? 0, 0.5, 1.5);
        Assert.Equal(declared.Variables.AsEnumerable(), own.Variables);
    }

    [Fact]
    public void What_the_design_fixes_is_not_tested()
    {
        var strata = Enumerable.Range(0, 40).Select(row => row / 20).ToArray();
        var design = new DeclaredDesign(DrawMethod.FixedSize, Values(40, row => row < 20 ? 0.5 : 0.25)) { Strata = strata };
        var labelled = Enumerable.Range(0, 40).Select(row => row < 20 ? row < 10 : row < 25).ToArray();

        Assert.Empty(DesignCheck.Of(design, labelled, [new("constant", Values(40, _ => 7)), new("stratum", Values(40, row => row / 20))], 1).Variables);
    }

    [Fact]
    public void A_census_leaves_nothing_to_test()
    {
        var result = DesignCheck.Of(new(DrawMethod.FixedSize, Values(5, _ => 1)), [true, true, true, true, true], [new("x", Values(5, row => row))], 1);

        Assert.Empty(result.Variables);
        Assert.Null(result.Joint);
        Assert.Equal(1, result.SmallestPValue);
    }

    [Fact]
    public void Texts_of_a_cluster_count_as_one_draw()
    {
        // 8 clusters of 50 equal rows, 4 of them drawn: as rows the difference is certain, as clusters it is 1 of C(8, 4) = 70 draws, twice.
        var clusters = Enumerable.Range(0, 400).Select(row => row / 50).ToArray();
        var labelled = clusters.Select(cluster => cluster < 4).ToArray();
        var variable = new AuxiliaryVariable("x", Values(400, row => row < 200 ? 1 : 0));
        var design = new DeclaredDesign(DrawMethod.FixedSize, Values(400, _ => 0.5));

        Assert.Equal(2.0 / 70, DesignCheck.Of(design with { Clusters = clusters }, labelled, [variable], 1).Variables.Single().PValue, 1e-12);
        Assert.True(DesignCheck.Of(design, labelled, [variable], 1).Variables.Single().PValue < 1e-50);
    }

    [Theory]
    [InlineData(1.0 / 3)]
    [InlineData(3)]
    public void Probabilities_in_another_unit_are_found(double factor)
    {
        var scenario = DesignScenario.Plain;
        var declared = new DeclaredDesign(DrawMethod.Poisson, Values(scenario.Rows, _ => factor * scenario.Labels / scenario.Rows));

        Assert.True(scenario.Check(declared, scenario.Draw(1), 1).Variables.First(check => check.Quantity == CheckedQuantity.Count).AdjustedPValue < 1e-10);
    }

    [Fact]
    public void The_same_labels_give_the_same_result()
    {
        var scenario = DesignScenario.True[1];
        var labelled = scenario.Draw(3);

        Assert.Equal(scenario.Check(scenario.Declared, labelled, 3).Variables.AsEnumerable(),
            scenario.Check(scenario.Declared, labelled, 3).Variables.AsEnumerable());
    }

    [Fact]
    public void Impossible_designs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DesignCheck.Of(new(DrawMethod.Poisson, Values(2, _ => 0)), [true, false], [], 1));
        Assert.Throws<ArgumentException>(() => DesignCheck.Of(new(DrawMethod.Poisson, Values(2, _ => 1)), [true, false], [], 1));
        Assert.Throws<ArgumentException>(() => DesignCheck.Of(
            new(DrawMethod.FixedSize, Values(2, _ => 0.5)) { Clusters = new[] { 0, 0 } }, [true, false], [], 1));
    }

    private static DesignCheckResult Check(int rows, Func<int, bool> isLabelled, AuxiliaryVariable variable)
    {
        var labelled = Enumerable.Range(0, rows).Select(isLabelled).ToArray();
        return DesignCheck.Of(new(DrawMethod.FixedSize, Values(rows, _ => (double)labelled.Count(each => each) / rows)), labelled, [variable], 1);
    }

    private static double[] Values(int rows, Func<int, double> value) => [.. Enumerable.Range(0, rows).Select(value)];
}
