using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Effects behind the bar of a formula, from the spec to `result.json`, against R with a dummy variable for each group (r/fixed_effects.json; 1e-8,
/// CR2 1e-5).</summary>
public sealed class FixedEffectsReferenceTests
{
    private const string Number = "number -100000..100000 {\n}";

    private static readonly LabelledTable Firms = new("reference/r/data/grunfeld.csv",
        "value: number from value; capital: number from capital; year: number from year; late: indicator = year >= 1945; "
            + "firm: factor(\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\") from firm", Number, "inv");

    private static readonly LabelledTable States = new("reference/r/data/fatalities.csv",
        "state: factor from state; year: factor from year; beertax: number from beertax; unemp: number from unemp; income: number from income; "
            + "drinkage: number from drinkage", Number, "frate")
    {
        Prepare = csv => Extended(csv, "frate", cells => Text(Parse(cells[2]) / Parse(cells[3]) * 10000)),
    };

    private static readonly LabelledTable Capital = new("data/dsl/data_felm.csv",
        "state: factor from state; year: factor from year; log_gsp: number from log_gsp; pred_log_gsp: number from pred_log_gsp; log_pc: number from log_pc; "
            + "unemp: number from unemp", Number, "log_pcap");

    private static readonly LabelledTable Labelled = Capital with
    {
        Prepare = csv => string.Join('\n', csv.Split('\n').Where(line => !line.Split(",").Take(6).Contains(""))),
    };

    private static readonly LabelledTable Petersen = new(
        "reference/r/data/petersen.csv", "x: number from x; firm: factor from firm; year: factor from year", Number, "y");

    private static readonly LabelledTable Pupils = new("reference/r/data/quine.csv",
        "Sex: factor(\"F\", \"M\") from Sex; Lrn: factor(\"AL\", \"SL\") from Lrn; g: factor from g", Number, "Days")
    {
        Prepare = csv => Extended(csv, "g", cells => cells[0].Trim('"') + cells[2].Trim('"')),
    };

    [SharedTheory]
    [InlineData("fe1-grunfeld", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe1-grunfeld", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe2-petersen", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe1-time-grunfeld", "cr1s_nested", "CR1S_nested_effects_not_counted")]
    [InlineData("fe1-grunfeld", "model", "model")]
    [InlineData("fe1-grunfeld", "hc3", "HC3")]
    [InlineData("fe2-grunfeld", "hc1", "HC1")]
    [InlineData("fe2-grunfeld", "cr2", "CR2")]
    [InlineData("fe1-fatalities", "cr1", "CR1")]
    [InlineData("fe2-fatalities", "cr2", "CR2")]
    [InlineData("fe2-fatalities-controls", "hc2", "HC2")]
    [InlineData("fe1-felm-llm", "cr0", "CR0")]
    [InlineData("fe2-felm-llm", "cr2", "CR2")]
    [InlineData("fe1-felm-labelled-unbalanced", "cr2", "CR2")]
    [InlineData("fe2-felm-labelled-unbalanced", "hc3", "HC3")]
    [InlineData("fe1-time-grunfeld", "cr2", "CR2")]
    [InlineData("fe1-interaction-grunfeld", "hc0", "HC0")]
    [InlineData("fe1-interaction-late-grunfeld", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe2-petersen", "cr1s", "CR1S_all_effects_counted")]
    [InlineData("fe2-petersen", "hc3", "HC3")]
    [InlineData("fe1-quine-interaction", "cr2", "CR2")]
    [InlineData("fe1-slopes-by-firm-grunfeld", "hc1", "HC1")]
    public void Effects_solved_for_are_dummy_variables(string id, string word, string key)
    {
        var expected = ReferenceCases.Read("fixed_effects", id);
        var cluster = key[0] == 'C' ? expected.GetProperty("cluster").GetString() : null;
        var model = id == "fe1-slopes-by-firm-grunfeld" ? "inv ~ firm:value + capital | firm" : expected.GetProperty("model").GetString() ?? "";
        var formula = "response" + model[model.IndexOf(" ~", StringComparison.Ordinal)..];
        var table = Table(id);
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var estimates = table.Run(table.Spec($"linear({formula})", id.Contains("slopes", StringComparison.Ordinal) ? "capital" : names[0], cluster,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, estimates.Select(each => each.Term));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point), 1e-8);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error), word == "cr2" ? 1e-5 : 1e-8);
    }

    private static LabelledTable Table(string id) => id switch
    {
        _ when id.Contains("grunfeld", StringComparison.Ordinal) => Firms,
        _ when id.Contains("fatalities", StringComparison.Ordinal) => States,
        _ when id.Contains("unbalanced", StringComparison.Ordinal) => Labelled,
        _ when id.Contains("felm", StringComparison.Ordinal) => Capital with
        {
            Columns = Capital.Columns.Replace("log_gsp: number from log_gsp; ", "", StringComparison.Ordinal),
        },
        _ when id.Contains("petersen", StringComparison.Ordinal) => Petersen,
        _ => Pupils,
    };

    private static string Extended(string csv, string name, Func<string[], string> value) => string.Join('\n', csv.Split('\n').Select((line, row) =>
        line.Trim().Length == 0 ? line : line.TrimEnd('\r') + "," + (row == 0 ? name : value(line.Split(',')))));

    private static double Parse(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, tolerance);
    }
}
