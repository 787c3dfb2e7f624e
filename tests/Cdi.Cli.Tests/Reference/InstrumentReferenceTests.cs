using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Two-stage least squares from the spec to `result.json`, against R (r/instrumental_variables.json; 1e-8, CR2 1e-5, tests 1e-7).</summary>
public sealed class InstrumentReferenceTests
{
    private const string Number = "number -100000..100000 {\n}";

    private static readonly LabelledTable Cigarettes = new("reference/r/data/cigarettes_sw.csv",
        "state: factor from state; year: factor(\"1985\", \"1995\") from year; cpi: number from cpi; tax: number from tax; rprice: number from rprice; "
            + "rincome: number from rincome; tdiff: number from tdiff", Number, "logpacks")
    {
        Prepare = csv => Table(csv, (names, cells) =>
        {
            double Of(string name) => Parse(cells[Array.IndexOf(names, name)]);
            return [("rprice", Of("price") / Of("cpi")), ("rincome", Of("income") / Of("population") / Of("cpi")),
                ("tdiff", (Of("taxs") - Of("tax")) / Of("cpi")), ("logpacks", Math.Log(Of("packs")))];
        }),
    };

    private static readonly LabelledTable Cigarettes1995 = Cigarettes with
    {
        Columns = Cigarettes.Columns.Replace("year: factor(\"1985\", \"1995\") from year; ", "", StringComparison.Ordinal),
        Prepare = csv => Kept(Cigarettes.Prepare(csv), "year", "1995"),
    };

    private static readonly LabelledTable Women = new("reference/r/data/psid1976.csv",
        "education: number from education; experience: number from experience; feducation: number from feducation; meducation: number from meducation; "
            + "heducation: number from heducation; age: number from age", Number, "logwage")
    {
        Prepare = csv => Table(Kept(csv, "participation", "yes"),
            (names, cells) => [("logwage", Math.Log(Parse(cells[Array.IndexOf(names, "wage")])))]),
    };

    private static readonly LabelledTable Firms = new("reference/r/data/grunfeld.csv",
        "firm: factor from firm; value: number from value; capital: number from capital; lagv: number from lagv", Number, "inv") { Prepare = Lagged };

    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { "iv-cigarettes-1995-two", "hc0", "HC0" }, { "iv-cigarettes-1995-two", "hc1", "HC1" }, { "iv-cigarettes-1995-two", "model", "model" },
        { "iv-cigarettes-1995-one", "hc1", "HC1" }, { "iv-cigarettes-1995-one", "model", "model" },
        { "iv-cigarettes-panel-cluster", "cr0", "CR0" }, { "iv-cigarettes-panel-cluster", "cr1", "CR1" }, { "iv-cigarettes-panel-cluster", "cr1s", "CR1S" },
        { "iv-cigarettes-panel-cluster", "cr2", "CR2" }, { "iv-cigarettes-panel-cluster", "hc1", "HC1" },
        { "iv-mroz", "hc1", "HC1" }, { "iv-mroz", "model", "model" }, { "iv-mroz-huseduc", "hc0", "HC0" }, { "iv-mroz-huseduc", "model", "model" },
        { "iv-grunfeld-lag", "cr2", "CR2" }, { "iv-grunfeld-lag", "cr1s", "CR1S" }, { "iv-grunfeld-lag", "hc0", "HC0" },
    };

    [SharedTheory]
    [MemberData(nameof(Cases))]
    public void Coefficients_and_errors_are_those_of_ivreg(string id, string word, string key)
    {
        var expected = ReferenceCases.Read("instrumental_variables", id);
        var table = id switch
        {
            "iv-cigarettes-panel-cluster" => Cigarettes,
            _ when id.Contains("cigarettes", StringComparison.Ordinal) => Cigarettes1995,
            _ when id.Contains("mroz", StringComparison.Ordinal) => Women,
            _ => Firms,
        };
        string[] parts = (expected.GetProperty("model").GetString() ?? "").Split([" ~ ", " | "], StringSplitOptions.None);
        string[] names = [.. expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "")];
        var cluster = key[0] == 'C' ? expected.GetProperty("cluster").GetString() : null;
        using var result = Run(table, table.Spec(
            $"iv(response ~ {parts[1]}, instruments = {parts[2]})", names[1], cluster, $"variance = {word}\n  interval = wald"));
        var estimates = result.RootElement.GetProperty("estimates").EnumerateArray().ToList();
        Assert.Equal(names, estimates.Select(each => each.GetProperty("term").GetString()));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.GetProperty("point").GetDouble()), 1e-8);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.GetProperty("se").GetDouble()), word == "cr2" ? 1e-7 : 1e-8);
        var facts = Assert.Single(result.RootElement.GetProperty("instruments").EnumerateArray());
        var tests = expected.GetProperty("diagnostics");
        Same(tests.GetProperty("Weak instruments"), Assert.Single(facts.GetProperty("first_stage").EnumerateArray()));
        Same(tests.GetProperty("Wu-Hausman"), facts.GetProperty("wu_hausman"));
        Same(tests.GetProperty("Sargan"), facts.GetProperty("sargan"));
    }

    /// <summary>Weights of age: those of the reference are proportional, which changes neither estimates nor errors.</summary>
    [SharedTheory]
    [InlineData("hc0", "HC0")]
    [InlineData("hc1", "HC1")]
    [InlineData("model", "model")]
    public void A_column_of_weights_weighs_both_stages(string word, string key)
    {
        var expected = ReferenceCases.Read("instrumental_variables", "iv-mroz-weighted");
        const string Model = "iv(response ~ education + experience, instruments = feducation + meducation + experience)";
        var plain = Women.Spec(Model, "education", null, $"variance = {word}\n  interval = wald");
        var spec = plain.Replace("  target = coefficient(education)\n", "  target = coefficient(education)\n  weight = age\n", StringComparison.Ordinal);
        Assert.NotEqual(plain, spec);
        using var result = Run(Women, spec);
        var estimates = result.RootElement.GetProperty("estimates").EnumerateArray().ToList();
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.GetProperty("point").GetDouble()), 1e-8);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.GetProperty("se").GetDouble()), 1e-8);
        Assert.Equal(JsonValueKind.Null, Assert.Single(result.RootElement.GetProperty("instruments").EnumerateArray()).GetProperty("sargan").ValueKind);
    }

    private static JsonDocument Run(LabelledTable table, string spec)
    {
        using var session = new CommandSession();
        session.Write(Path.GetFileNameWithoutExtension(table.File) + ".csv", table.Prepare(File.ReadAllText(SharedFolder.File(table.File))));
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        var result = JsonDocument.Parse(session.Read("out/result.json"));
        ReferenceLog.Ran(spec, result.RootElement);
        return result;
    }

    private static void Same(JsonElement expected, JsonElement actual)
    {
        if (expected.GetProperty("df1").GetDouble() == 0)
        {
            Assert.Equal(JsonValueKind.Null, actual.ValueKind);
            return;
        }

        Assert.Equal(expected.GetProperty("df1").GetDouble(), actual.GetProperty("df1").GetDouble());
        if (expected.GetProperty("df2").ValueKind == JsonValueKind.Number)
            Assert.Equal(expected.GetProperty("df2").GetDouble(), actual.GetProperty("df2").GetDouble());
        foreach (var (theirs, ours) in new[] { ("statistic", "statistic"), ("p", "p_value") })
        {
            var (left, right) = (expected.GetProperty(theirs).GetDouble(), actual.GetProperty(ours).GetDouble());
            Assert.True(Math.Abs(left - right) <= 1e-7 * Math.Abs(left), $"{theirs} {left:R} {right:R}");
        }
    }

    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        foreach (var (left, right) in expected.EnumerateArray().Select(each => each.GetDouble()).Zip(actual))
            ReferenceCases.Near(left, right, tolerance);
    }

    private static string[] Lines(string csv) =>
        [.. csv.Replace("\"", "", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    private static string Table(string csv, Func<string[], string[], (string Name, double Value)[]> added)
    {
        var lines = Lines(csv);
        string[] names = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => (line, Added: added(names, line.Split(',')))).ToList();
        return string.Join('\n', rows
            .Select(row => row.line + "," + string.Join(',', row.Added.Select(each => each.Value.ToString("R", CultureInfo.InvariantCulture))))
            .Prepend(lines[0] + "," + string.Join(',', rows[0].Added.Select(each => each.Name)))) + "\n";
    }

    private static string Kept(string csv, string column, string value)
    {
        var lines = Lines(csv);
        var position = Array.IndexOf(lines[0].Split(','), column);
        return string.Join('\n', lines.Where((line, row) => row == 0 || line.Split(',')[position] == value)) + "\n";
    }

    // The value of the year before within the firm; the first year of each is dropped.
    private static string Lagged(string csv)
    {
        var lines = Lines(csv);
        string[] names = lines[0].Split(',');
        var (firm, value) = (Array.IndexOf(names, "firm"), Array.IndexOf(names, "value"));
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        return string.Join('\n', rows.Skip(1).Select((row, before) => (row, Before: rows[before])).Where(pair => pair.row[firm] == pair.Before[firm])
            .Select(pair => string.Join(',', pair.row) + "," + pair.Before[value]).Prepend(lines[0] + ",lagv")) + "\n";
    }

    private static double Parse(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
