using static Cdi.Cli.Tests.GroupStudy;

namespace Cdi.Cli.Tests;

/// <summary>Weights of the corpus and totals, from the spec to `result.json`.</summary>
public sealed class WeightTests
{
    private const string AllMethods = "human_only, ppi, ppi_tuned, dsl, confidence_driven, calibrated";

    // Whole numbers from 1 to 4, whatever texts are labelled.
    private static Row[] Weighted(int every, int count = 400) => [.. Rows(every, count).Select(row => row with { X = 1 + ((int)Math.Round(row.X * 100) % 4) })];

    [Theory]
    [InlineData("mean(score)")]
    [InlineData("prevalence(mood[good])")]
    [InlineData("variance(score)")]
    [InlineData("difference(mean(score), group)")]
    [InlineData("ratio(prevalence(mood[good]), group)")]
    public void Where_every_text_is_labelled_each_method_has_the_value_of_texts_repeated_as_often_as_they_weigh(string target)
    {
        var rows = Weighted(1);
        var expected = Value(target, [.. rows.SelectMany(row => Enumerable.Repeat(row, (int)row.X))]);
        var found = Run(rows, Spec(target, "weight = x", AllMethods));
        Assert.Equal(6, found.Count);
        Assert.All(found, row => Assert.Equal(expected, row.Point, 1e-9));
    }

    [Theory]
    [InlineData("mean(score)", "")]
    [InlineData("prevalence(mood[good])", "by = branch")]
    [InlineData("median(score)", "")]
    [InlineData("odds_ratio(mood[good], group)", "")]
    [InlineData("accuracy(mood)", "")]
    public void Equal_weights_change_nothing_whatever_they_are(string target, string by)
    {
        Row[] rows = [.. Rows(4, 240).Select(row => row with { X = 2.5 })];
        var plain = Run(rows, Spec(target, by, AllMethods));
        var weighted = Run(rows, Spec(target, by + "\n  weight = x", AllMethods));
        Assert.Equal(plain.Count, weighted.Count);
        foreach (var (left, right) in plain.Zip(weighted))
        {
            Assert.Equal(left.Point, right.Point, 1e-9);
            Assert.Equal(left.Lower, right.Lower, 1e-8);
            Assert.Equal(left.Upper, right.Upper, 1e-8);
        }
    }

    [Theory]
    [InlineData("mean(score)")]
    [InlineData("recall(mood[good])")]
    public void The_order_of_rows_does_not_matter(string target)
    {
        var spec = Spec(target, "weight = x", AllMethods);
        var (rows, found) = (Weighted(4), Run(Weighted(4), spec));
        Assert.All(found.Zip(Run([.. rows.Reverse()], spec)), pair =>
        {
            Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9);
            Assert.Equal(pair.First.Upper, pair.Second.Upper, 1e-8);
        });
        Assert.NotEqual(found[0].Point, Run(rows, Spec(target, "", AllMethods))[0].Point);
    }

    [Theory]
    [InlineData("mean(score)", "total(score)")]
    [InlineData("prevalence(mood[good])", "total(mood[good])")]
    public void A_total_is_the_mean_times_the_number_of_texts_with_its_interval(string mean, string total)
    {
        var rows = Rows(4);
        var (means, totals) = (Run(rows, Spec(mean, "", AllMethods)), Run(rows, Spec(total, "", AllMethods)));
        foreach (var (left, right) in means.Zip(totals))
        {
            Assert.Equal(600 * left.Point, right.Point, 1e-9);
            Assert.Equal(600 * left.Lower, right.Lower, 1e-9);
            Assert.Equal(600 * left.Upper, right.Upper, 1e-9);
        }
    }

    [Fact]
    public void A_weighted_total_adds_what_texts_weigh_and_those_of_groups_add_up()
    {
        var rows = Weighted(1);
        Assert.All(Run(rows, Spec("total(score)", "weight = x", AllMethods)), row => Assert.Equal(rows.Sum(each => each.X * each.Score), row.Point, 1e-6));
        var cells = Run(rows, Spec("total(mood[good])", "weight = x\n  by = branch", "human_only"));
        Assert.Equal(rows.Where(row => row.IsGood).Sum(row => row.X), cells.Sum(cell => cell.Point), 1e-6);
        Assert.Equal(rows.Where(row => row is { IsGood: true, Branch: "south" }).Sum(row => row.X), cells[1].Point, 1e-6);
    }

    [Theory]
    [InlineData("mean(score)")]
    [InlineData("prevalence(mood[good])")]
    [InlineData("total(score)")]
    public void Strata_and_shares_of_a_population_shorten_intervals_by_every_method(string target)
    {
        Row[] rows = [.. Rows(2, 300).Select(row => row with { X = 0.5 })];
        var plain = Spec(target, "", AllMethods + ", llm_only").Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);
        var (without, with) = (Run(rows, plain),
            Run(rows, plain.Replace("key = text\n", "key = text\n  strata = branch\n  fpc = x\n", StringComparison.Ordinal)));
        Assert.Equal(7, with.Count);
        Assert.All(without.Zip(with), pair =>
        {
            Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9 * Math.Abs(pair.First.Point));
            Assert.InRange((pair.Second.Upper - pair.Second.Lower) / (pair.First.Upper - pair.First.Lower), 0.4, 0.99);
        });
    }

    [Theory]
    [InlineData("0.5", "", "weight = branch", "error CDI2014", "a column of numbers")]
    [InlineData("-0.5", "", "weight = x", "error CDI9195", "`x` is -0.5 in row 1")]
    [InlineData("0", "0", "weight = x", "error CDI9196", "no text counts")]
    [InlineData("0.5", "", "weight = nothing", "error CDI2001", "nothing")]
    public void What_is_no_weight_is_refused(string first, string all, string word, string code, string fact)
    {
        Row[] rows = [.. Rows(4, 40).Select((row, k) => k == 0 || all.Length > 0
            ? row with { X = double.Parse(first, System.Globalization.CultureInfo.InvariantCulture) } : row)];
        using var session = new CommandSession();
        Write(session, rows, Spec("mean(score)", word, "human_only"));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(fact, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean(score)")]
    [InlineData("median(score)")]
    [InlineData("odds_ratio(mood[good], group)")]
    public void A_row_that_stands_for_several_texts_is_the_same_as_rows_written_out(string target)
    {
        Row[] rows = [.. Weighted(1, 60).Select((row, k) => row with { X = k == 7 ? 0 : row.X })];
        var spec = Spec(target, "", AllMethods).Replace("generalise = corpus", "generalise = population", StringComparison.Ordinal);
        var counted = Run(rows, spec.Replace("key = text\n", "key = text\n  frequency = x\n", StringComparison.Ordinal));
        var written = Run([.. rows.SelectMany(row => Enumerable.Range(0, (int)row.X).Select(copy => row with
        {
            Id = copy == 0 ? row.Id : $"{row.Id}#{copy + 1}",
        }))], spec);
        Assert.Equal(counted[0].Point, written[0].Point, 1e-12);
        Assert.Equal(counted[0].Lower, written[0].Lower, 1e-12);
        Assert.All(counted.Zip(written), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-6));
    }

    [Fact]
    public void A_frequency_is_a_whole_number()
    {
        using var session = new CommandSession();
        Write(session, Rows(1, 40), Spec("mean(score)", "", "human_only").Replace("key = text\n", "key = text\n  frequency = x\n", StringComparison.Ordinal));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9195", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_of_the_corpus_is_that_of_every_estimand_and_the_report_says_it()
    {
        var (rows, spec) = (Weighted(4), Spec("mean(score)", "", AllMethods));
        var ofCorpus = spec.Replace("key = text\n", "key = text\n  weight = x\n", StringComparison.Ordinal);
        Assert.Equal(Run(rows, Spec("mean(score)", "weight = x", AllMethods)).Select(row => row.Upper), Run(rows, ofCorpus).Select(row => row.Upper));
        using var session = new CommandSession();
        Write(session, rows, ofCorpus);
        Assert.Equal(ExitCode.Success, session.Cdi("run groups.cdi --quiet --out out").Code);
        Assert.Contains("a text counts by its weight “x”", File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")), StringComparison.Ordinal);
    }
}
