namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Every estimand by every method for both targets, alone, in clusters and in groups: a number, or a code with a remedy, and nothing in between.
/// `-- references` of Cdi.Benchmarks runs all shapes; here each estimand takes one of them for each target, in turn.</summary>
public sealed class CellTableTests
{
    private static readonly IReadOnlyList<CatalogueRefusal> Refusals = CatalogueCells.Refusals();

    [Fact]
    public void What_is_refused_has_a_code_of_a_fact_and_a_remedy()
    {
        Assert.All(Refusals, each => Assert.Matches("^CDI[1-9]", each.Code));
        Assert.All(Refusals, each => Assert.NotEqual("", each.Remedy ?? ""));
    }

    [Fact]
    public void What_stands_in_no_group_is_refused_and_what_needs_an_expectation_that_nobody_has()
    {
        Assert.Equal(["CDI1007", "CDI2051"], Refusals.Select(each => each.Code).Distinct().Order());
        Assert.All(Refusals.Where(each => each.Code == "CDI2051"), each => Assert.Equal("by", each.Shape));
        var unsupported = Refusals.Where(each => each.Code == "CDI1007").ToLookup(each => each.Method == "predict_then_debias");
        Assert.Equal(["custom_loss calibrated", "custom_loss dsl"], unsupported[false].Select(each => $"{each.Estimand} {each.Method}").Distinct().Order());

        // A model that is judged predicts of every text that it is right.
        Assert.Equal(
            [
                "ac1", "accuracy", "difference_of_f1", "difference_of_models", "f1", "false_negative_rate", "false_positive_rate", "kappa", "mcc",
                "precision", "recall", "weighted_kappa",
            ],
            unsupported[true].Select(each => each.Estimand).Distinct().Order());
    }

    [Fact]
    public void What_is_not_refused_computes()
    {
        var computed = 0;
        foreach (var (spec, cells) in CatalogueCells.Studies(Refusals, (position, target, shape) =>
            CatalogueCells.Shapes[(position + (target == "corpus" ? 1 : 0)) % 3].Name == shape))
        {
            computed += CellRuns.Run(spec, cells);
        }

        Assert.InRange(computed, 400, 1000);
    }
}
