using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Quantiles by type, from the spec to `result.json`: R's `quantile` and `svyquantile` (r/quantile_moments.json, r/survey.json; 1e-8).</summary>
public sealed class QuantileReferenceTests
{
    private static readonly string[] Levels = ["0.25", "0.5", "0.75"];

    [SharedTheory]
    [InlineData("strat")]
    [InlineData("strat_nofpc")]
    [InlineData("clus1")]
    [InlineData("clus1_nofpc")]
    [InlineData("srs")]
    [InlineData("weights_only")]
    public void Of_samples_with_their_standard_errors(string design)
    {
        foreach (var (rule, type) in new[] { ("math", 1), ("hf7", 7) })
        {
            var expected = ReferenceCases.Read("survey", $"svyquantile-{rule}-{design}");
            var rows = Run(SurveyTable(design), Levels.Select(level => $"quantile(response, {level}, type = {type})"));
            foreach (var (k, row) in rows.Index())
            {
                Close(expected.GetProperty("estimate")[k].GetDouble(), row.Point);
                Close(expected.GetProperty("se").GetProperty("design")[k].GetDouble(), row.Error);
            }
        }
    }

    [SharedTheory]
    [InlineData("quantile-rivers", "rivers", "")]
    [InlineData("quantile-mpg", "mpg", "")]
    [InlineData("wquantile-eruptions", "eruptions", "w: number from waiting; weight = w")]
    public void Of_every_type(string id, string variable, string weights)
    {
        var expected = ReferenceCases.Read("quantile_moments", id);
        var levels = expected.GetProperty("q").EnumerateArray().Select(q => q.GetDouble().ToString("R", CultureInfo.InvariantCulture)).ToList();
        var table = new LabelledTable("reference/r/" + expected.GetProperty("data").GetString(), weights.Length > 0 ? weights : "row: number from row",
            "number 0..100000 {\n}", variable)
        {
            // A column beside the labels.
            Prepare = csv => string.Join('\n', csv.TrimEnd().Split('\n').Select((line, row) =>
                $"{line.TrimEnd()},{(row == 0 ? "row" : row.ToString(CultureInfo.InvariantCulture))}")),
        };
        foreach (var type in new[] { 4, 5, 6, 7, 8, 9 })
        {
            var values = weights.Length > 0 ? expected.GetProperty("survey_rules").GetProperty($"svyquantile_hf{type}")
                : expected.GetProperty("quantiles").GetProperty($"type{type}");
            foreach (var (k, row) in Run(table, levels.Select(level => $"quantile(response, {level}, type = {type})")).Index())
                Close(values[k].GetDouble(), row.Point);
        }
    }

    [SharedFact]
    public void A_median_has_types_too_and_an_interval_around_it()
    {
        var row = Assert.Single(Run(SurveyTable("srs"), ["median(response, type = 7)"]));
        var same = Assert.Single(Run(SurveyTable("srs"), ["quantile(response, 0.5, type = 7)"]));
        Assert.Equal((same.Point, same.Error), (row.Point, row.Error));
        Assert.True(row.Error > 0);
    }

    // One estimand for each target.
    private static IReadOnlyList<(string Term, double Point, double Error)> Run(LabelledTable table, IEnumerable<string> targets)
    {
        var asked = targets.ToList();
        var spec = table.Spec("target = " + asked[0], null, "interval = wald");
        var further = string.Concat(asked.Skip(1).Select((target, k) => $"\nestimand further{k} {{\n  target = {target}\n}}\n"));
        return table.Run(spec.Replace("sampling {", further + "\nsampling {", StringComparison.Ordinal)
            .Replace("alpha = 0.05", "alpha = 0.05\n  familywise = none", StringComparison.Ordinal));
    }

    private static LabelledTable SurveyTable(string design) => new(
        design.StartsWith("clus", StringComparison.Ordinal) ? "reference/r/data/apiclus1.csv"
            : design == "srs" ? "reference/r/data/apisrs.csv" : "reference/r/data/apistrat.csv",
        "stype: factor(\"E\", \"H\", \"M\") from stype; dnum: id from dnum; pw: number from pw; sizes: number from fpc; weight = pw"
            + (design.StartsWith("strat", StringComparison.Ordinal) ? "; strata = stype" : "")
            + (design.StartsWith("clus", StringComparison.Ordinal) ? "; cluster = dnum" : "")
            + (design is "strat" or "clus1" or "srs" ? "; fpc = sizes" : ""), "number 0..100000 {\n}", "api00");

    private static void Close(double expected, double actual) => ReferenceCases.Near(expected, actual, 1e-8);
}
