using System.Text.Json;
using Cdi.Cli.Tests.Reference;
using Cdi.Testing;
using static Cdi.Cli.Tests.GroupStudy;

namespace Cdi.Cli.Tests;

/// <summary>Quantiles and medians from the spec to `result.json`.</summary>
public sealed class QuantileTargetTests
{
    [SharedTheory]
    [InlineData("quantile-rivers", "rivers")]
    [InlineData("quantile-quine-days", "Days")]
    [InlineData("quantile-eruptions", "eruptions")]
    public void People_alone_have_the_quantiles_of_type_1_in_R(string id, string label)
    {
        var expected = ReferenceCases.Read("quantile_moments", id);
        var table = new LabelledTable($"reference/r/{expected.GetProperty("data").GetString()}", "", "number 0..100000 {\n}", label);
        var (levels, types) = (expected.GetProperty("q").EnumerateArray().ToList(), expected.GetProperty("quantiles").GetProperty("type1"));
        foreach (var index in new[] { 2, 5 })
        {
            var row = Assert.Single(table.Run(table.Spec($"target = quantile(response, {levels[index].GetRawText()})", null, "interval = wald")));
            ReferenceCases.Near(types[index].GetDouble(), row.Point, 0);
        }

        Assert.Equal(types[3].GetDouble(), Assert.Single(table.Run(table.Spec("target = median(response)", null, ""))).Point);
    }

    [Fact]
    public void Where_every_text_is_labelled_each_method_has_the_quantile_of_the_labels_in_each_group()
    {
        var rows = Rows(1, 120);
        var found = Run(rows, Spec("quantile(score, 0.75)", "by = late", "human_only, ppi, ppi_tuned, dsl, confidence_driven, calibrated"));
        Assert.Equal(12, found.Count);
        foreach (var cell in found)
        {
            double[] own = [.. rows.Where(row => row.IsLate == (cell.Levels[0] == "1")).Select(row => row.Score).Order()];
            Assert.Equal(own[(int)Math.Ceiling((0.75 * own.Length) - 1e-9) - 1], cell.Point);
        }
    }

    [Fact]
    public void A_model_that_agrees_mostly_narrows_the_interval_whatever_the_order_of_texts()
    {
        var rows = Rows(4, 400);
        var spec = Spec("median(score)", "", "human_only, ppi_tuned, calibrated");
        var found = Run(rows, spec);
        Assert.All(found.Zip(Run([.. rows.Reverse()], spec)), pair => Assert.Equal(pair.First.Point, pair.Second.Point));
        Assert.All(found, row => Assert.True(row.Lower < row.Point && row.Point < row.Upper));
        Assert.All(found.Skip(1), row => Assert.InRange((row.Upper - row.Lower) / (found[0].Upper - found[0].Lower), 0.2, 0.95));
    }

    [Theory]
    [InlineData("quantile(score, 1)", "CDI2014", "a level between 0 and 1")]
    [InlineData("quantile(score)", "CDI2014", "a level such as 0.9")]
    [InlineData("median(mood[good])", "CDI2014", "An event has a share")]
    [InlineData("median(mood)", "CDI3001", "mood")]
    [InlineData("coefficient(x)\n  model = quantile(score ~ x)", "CDI1007", "quantile")]
    public void What_is_no_quantile_is_refused(string target, string code, string fact)
    {
        using var session = new CommandSession();
        Write(session, Rows(4), Spec(target, "", "human_only"));
        var check = session.Cdi("check groups.cdi");
        Assert.Equal(ExitCode.UserError, check.Code);
        Assert.Contains($"error {code}", check.ToString(), StringComparison.Ordinal);
        Assert.Contains(fact, check.ToString(), StringComparison.Ordinal);
    }
}
