using System.Text.Json;
using Cdi.Cli.Tests.Reference;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>`missing = drop`: texts without a value of a column that an estimand reads.</summary>
public sealed class MissingValueTests
{
    private const string Number = "number 0..1000 {\n}";

    private static readonly LabelledTable Cars = new("reference/r/data/mtcars.csv",
        "wt: number from wt; hp: number from hp; cyl: factor(\"4\", \"6\", \"8\") from cyl; manual: indicator from am", Number, "mpg");

    // Blank in every seventh row: the weight, or the cylinders.
    private static readonly LabelledTable Blank = Cars with
    {
        Prepare = csv => Changed(csv, (cells, row) => Without(cells, row % 7 == 3 ? row % 2 == 0 ? 6 : 2 : -1)),
    };

    private static readonly LabelledTable Complete = Cars with { Prepare = csv => Changed(csv, (cells, row) => row % 7 == 3 ? null : cells) };

    [SharedTheory]
    [InlineData("model = linear(response ~ wt + hp + factor(cyl))\n  target = coefficient(wt)", "hc0")]
    [InlineData("model = gamma(response ~ log(wt) + cyl)\n  target = coefficient(log(wt))", "hc0")]
    [InlineData("model = linear(response ~ wt * cyl)\n  target = coefficient(wt)", "hc3")]
    [InlineData("model = linear(response ~ wt + hp + cyl)\n  target = predicted()", "hc0")]
    [InlineData("model = linear(response ~ wt + cyl)\n  target = predicted(cyl, over = grid)", "model")]
    [InlineData("model = poisson(response ~ wt * cyl)\n  target = average_effect(cyl, covariates = fixed)", "hc1")]
    public void Estimates_and_their_errors_are_those_of_complete_rows(string target, string variance)
    {
        var dropped = Blank.Run(Blank.Spec(target + "\n  missing = drop", null, $"variance = {variance}\n  interval = wald"));
        var complete = Complete.Run(Complete.Spec(target, null, $"variance = {variance}\n  interval = wald"));
        Assert.Equal(complete.Count, dropped.Count);
        foreach (var (left, right) in complete.Zip(dropped))
        {
            Assert.Equal(left.Term, right.Term);
            Assert.Equal(left.Point, right.Point, 1e-9 * Math.Abs(left.Point));
            Assert.Equal(left.Error, right.Error, 1e-8 * Math.Abs(left.Error));
        }
    }

    [SharedFact]
    public void What_is_left_out_is_counted_and_without_the_word_refused()
    {
        using var session = new CommandSession();
        session.Write("mtcars.csv", Blank.Prepare(File.ReadAllText(SharedFolder.File(Blank.File))));
        var spec = Blank.Spec("model = linear(response ~ wt + factor(cyl))\n  target = coefficient(wt)\n  missing = drop", null, "interval = wald")
            .Replace("write = [json]", "write = [json, markdown]", StringComparison.Ordinal);
        session.Write("drop.cdi", spec);
        session.Write("refuse.cdi", spec.Replace("  missing = drop\n", "", StringComparison.Ordinal));
        session.Write("none.cdi", spec.Replace("missing = drop", "missing = skip", StringComparison.Ordinal));
        var run = session.Cdi("run drop.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var left = Assert.Single(result.RootElement.GetProperty("missing").EnumerateArray());
        Assert.Equal("slope", left.GetProperty("estimand").GetString());
        Assert.Equal(5, left.GetProperty("texts").GetInt32());
        Assert.Equal([("wt", 2), ("cyl", 3)], left.GetProperty("columns").EnumerateArray().Select(
            each => (each.GetProperty("column").GetString() ?? "", each.GetProperty("texts").GetInt32())));
        Assert.Contains("slope leaves out 5 of 32 texts without a value of “wt” (2), “cyl” (3).",
            File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")), StringComparison.Ordinal);
        var refused = session.Cdi("run refuse.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, refused.Code);
        Assert.Contains("error CDI9010", refused.Error, StringComparison.Ordinal);
        Assert.Contains("`missing = drop`", refused.Error, StringComparison.Ordinal);
        Assert.Contains("error CDI2014", session.Cdi("check none.cdi").ToString(), StringComparison.Ordinal);
    }

    private static string[]? Without(string[] cells, int column)
    {
        if (column >= 0) cells[column] = "";
        return cells;
    }

    private static string Changed(string csv, Func<string[], int, string[]?> change) => string.Join('\n', csv.Split('\n')
        .Select((line, row) => row == 0 || line.Trim().Length == 0 ? line : change(line.TrimEnd('\r').Split(','), row) is { } cells ? string.Join(',', cells) : null)
        .OfType<string>());
}
