using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>The alternative-annotator test on labels whose scores can be counted by hand, and on patterns that were run through a second program after the
/// published definition.</summary>
public sealed class AlternativeTestTests
{
    [Fact]
    public void A_model_that_errs_alone_loses_by_as_much()
    {
        // On 12 of 30 texts the model says 1 where all say 0: d = 1 there, else both are as good. s² = 7.2/29/30.
        var test = Test(Texts(30, (_, _) => 0), text => text < 12 ? 1 : 0, 0.15);
        Assert.NotNull(test);
        Assert.All(test.People, person =>
        {
            Assert.Equal((30, 0.6, 1.0), (person.Texts, Math.Round(person.ModelAdvantage, 12), person.PersonAdvantage));
            Assert.Equal(2.7481054079735245, person.Statistic, 1e-12);
            Assert.Equal(0.9948992002350265, person.PValue, 1e-9);
        });
        Assert.Equal((0.0, false), (test.WinningRate, test.Passes));

        // One text moves the means of all three: ρ = .6 with the error of one person, √(30/29 · 7.2)/30, on the log odds.
        Assert.Equal(0.6, test.Advantage.Point, 1e-12);
        Assert.Equal(0.40859486212169166, test.Advantage.Lower ?? double.NaN, 1e-9);
        Assert.Equal(0.7650749729185333, test.Advantage.Upper ?? double.NaN, 1e-9);
    }

    [Fact]
    public void Ties_count_for_both_and_a_person_who_errs_alone_is_beaten()
    {
        // Persons 0 and 1 say 0, person 2 says 1 on ten texts: only these tell anything, and only of person 2.
        var test = Test(Texts(30, (text, who) => who == 2 && text < 10 ? 1 : 0), _ => 0, 0.15);
        Assert.NotNull(test);
        Assert.Equal((1.0, 1.0), (test.People[0].ModelAdvantage, test.People[0].PersonAdvantage));
        Assert.Equal(Math.Pow(0.85, 30), test.People[0].PValue, 1e-12);
        Assert.Equal(double.NegativeInfinity, test.People[0].Statistic);
        Assert.Equal(2 / 3.0, test.People[2].PersonAdvantage, 1e-12);
        Assert.Equal(-5.521435501751333, test.People[2].Statistic, 1e-12);
        Assert.Equal((1.0, 1.0, (double?)null), (test.WinningRate, test.Advantage.Point, test.Advantage.Lower));
    }

    [Fact]
    public void A_pattern_with_blank_labels_is_that_of_the_published_definition()
    {
        var test = Test(Texts(40, (text, who) => who == 0 && text < 5 ? null
                : ((text * 3) + (who * 5)) % (who < 3 ? 7 : 3) != 0 ? Truth(text) : 1 - Truth(text),
            people: 4), text => text % 9 == 0 ? 1 - Truth(text) : Truth(text), 0.15);
        Assert.NotNull(test);
        Assert.Equal([35, 40, 40, 40], test.People.Select(person => person.Texts));
        double[] statistics = [-2.75, -3, -2.6171477538708805, -17.489492643904125];
        foreach (var (expected, person) in statistics.Zip(test.People)) Assert.Equal(expected, person.Statistic, 1e-9);

        // t says .006277; no more than 3 of 40 texts against the model and no fewer than 4 for it have a probability of .006390 at most.
        Assert.Equal(0.006390071, test.People[2].PValue, 1e-8);
        Assert.Equal(1, test.WinningRate);
        Assert.Equal(0.9410714285714286, test.Advantage.Point, 1e-12);

        static int Truth(int text) => text * 7 % 10 < 3 ? 1 : 0;
    }

    [Fact]
    public void Numbers_are_scored_by_their_root_mean_squared_difference_and_people_are_corrected_for()
    {
        var texts = Texts(40, (text, who) => ((text * 7) + (who * 3)) % 11 / 2.0);
        var test = AlternativeTest.Of(texts, [.. Enumerable.Range(0, 40).Select(text => (text * 7 % 11 / 2.0) + 0.5)], areNumbers: true, 0.1);
        Assert.NotNull(test);
        double[] statistics = [0, -1.2552918289216957, -3.8461803712613216];
        foreach (var (expected, person) in statistics.Zip(test.People)) Assert.Equal(expected, person.Statistic, 1e-9);
        Assert.Equal([false, false, true], test.People.Select(person => person.IsBeaten));
        Assert.Equal(1 / 3.0, test.WinningRate, 1e-12);
        Assert.Equal(0.575, test.Advantage.Point, 1e-12);
    }

    [Fact]
    public void Texts_count_by_their_weights_and_a_common_factor_changes_nothing()
    {
        AlternativeTest? Weighted(double factor) => Test([.. Texts(30, (_, _) => 0).Select((text, index) =>
            text with { Weight = factor * (index < 12 ? 2 : 1) })], text => text < 12 ? 1 : 0, 0.15);
        var (test, other) = (Weighted(1), Weighted(7));
        Assert.NotNull(test);
        Assert.NotNull(other);

        // d̄ = 24/42; Σw²(d − d̄)² = 12 · 4 · (18/42)² + 18 · (24/42)².
        Assert.Equal(18 / 42.0, test.Advantage.Point, 1e-12);
        var error = Math.Sqrt(30 / 29.0 * ((48 * Math.Pow(18 / 42.0, 2)) + (18 * Math.Pow(24 / 42.0, 2)))) / 42;
        Assert.Equal(((24 / 42.0) - 0.15) / error, test.People[0].Statistic, 1e-9);
        Assert.Equal(test.People[0].Statistic, other.People[0].Statistic, 1e-9);
        Assert.Equal(test.Advantage.Lower ?? double.NaN, other.Advantage.Lower ?? double.NaN, 1e-9);
    }

    // d is 1 on some of n texts and 0 on the others: P(Bin(n, ε) ≤ k), which no test of the mean can be below and hold its level.
    [Theory]
    [InlineData(30, 0, 0.0076307595947894815)]
    [InlineData(30, 1, 0.04802889862602857)]
    public void Without_texts_that_only_the_model_gets_right_p_is_exact(int count, int lost, double expected) =>
        Assert.Equal(expected, Test(Texts(count, (_, _) => 0), text => text < lost ? 1 : 0, 0.15)?.People[0].PValue ?? double.NaN, 1e-9);

    // 10 clusters of 6 texts are 10 units: the same answers within each have the p of ten texts, of which one is lost, and a margin to t of nine degrees.
    [Fact]
    public void Texts_that_were_drawn_together_count_as_one_unit()
    {
        List<RatedText> texts = [.. Texts(60, (_, _) => 0).Select((text, index) => text with { Cluster = index / 6 })];
        var test = Test(texts, text => text < 6 ? 1 : 0, 0.5);
        Assert.NotNull(test);
        Assert.Equal((0.1 - 0.5) / 0.1, test.People[0].Statistic, 1e-9);
        Assert.Equal(11 / 1024.0, test.People[0].PValue, 1e-9);
        var alone = Test([.. texts.Select(text => text with { Cluster = null })], text => text < 6 ? 1 : 0, 0.5);
        Assert.True(alone?.People[0].PValue < 1e-6);
        Assert.True(alone?.Advantage.Lower > test.Advantage.Lower);
    }

    [Theory]
    [InlineData(3, 29)]
    [InlineData(2, 60)]
    public void Too_few_people_or_texts_have_no_test(int people, int texts) =>
        Assert.Null(Test([.. Texts(texts, (_, _) => 0).Select(text => text with { Labels = [.. text.Labels.Take(people)] })], _ => 0, 0.15));

    [Fact]
    public void Texts_without_an_answer_are_left_out() =>
        Assert.Equal(31, Test(Texts(40, (_, _) => 0), text => text < 9 ? double.NaN : 0, 0.15)?.People[0].Texts);

    private static AlternativeTest? Test(IReadOnlyList<RatedText> texts, Func<int, double> model, double margin) =>
        AlternativeTest.Of(texts, [.. Enumerable.Range(0, texts.Count).Select(model)], areNumbers: false, margin);

    private static List<RatedText> Texts(int count, Func<int, int, double?> label, int people = 3) => [.. Enumerable.Range(0, count).Select(text =>
        new RatedText([.. Enumerable.Range(0, people).Where(who => label(text, who) is not null).Select(who => (who, label(text, who) ?? 0))]))];
}
