namespace Cdi.Cli.Tests.Reference;

/// <summary>The tables of r/linear_clustered.json and r/fixed_effects.json as studies.</summary>
internal static class LinearTables
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

    private static readonly LabelledTable Simulated = new("data/dsl/data_lm.csv",
        string.Join("; ", Enumerable.Range(1, 5).Select(number => $"X{number}: number from X{number}")), Number, "pred_Y");

    /// <summary>The table of a case.</summary>
    /// <param name="id">The case.</param>
    public static LabelledTable Of(string id) => id switch
    {
        _ when id.Contains("grunfeld", StringComparison.Ordinal) => Firms,
        _ when id.Contains("fatalities", StringComparison.Ordinal) => States,
        _ when id.Contains("unbalanced", StringComparison.Ordinal) => Labelled,
        _ when id.Contains("felm", StringComparison.Ordinal) => Capital with
        {
            Columns = Capital.Columns.Replace("log_gsp: number from log_gsp; ", "", StringComparison.Ordinal),
        },
        _ when id.Contains("petersen", StringComparison.Ordinal) => Petersen,
        _ when id.Contains("datalm-labelled", StringComparison.Ordinal) => Simulated with
        {
            Label = "Y", Prepare = csv => string.Join('\n', csv.Split('\n').Where(line => !line.StartsWith(','))),
        },
        _ when id.Contains("datalm", StringComparison.Ordinal) => Simulated,
        _ => Pupils,
    };

    private static string Extended(string csv, string name, Func<string[], string> value) => string.Join('\n', csv.Split('\n').Select((line, row) =>
        line.Trim().Length == 0 ? line : line.TrimEnd('\r') + "," + (row == 0 ? name : value(line.Split(',')))));

    private static double Parse(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
