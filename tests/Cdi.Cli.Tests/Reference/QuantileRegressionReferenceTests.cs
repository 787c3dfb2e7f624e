using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Quantile regressions from the spec to `result.json`: R's `rq` and its standard errors (r/quantile_moments.json; 1e-9).</summary>
public sealed class QuantileRegressionReferenceTests
{
    [SharedTheory]
    [InlineData("rq-engel-0.1", "iid")]
    [InlineData("rq-engel-0.25", "nid")]
    [InlineData("rq-engel-0.5", "ker")]
    [InlineData("rq-engel-0.75", "iid")]
    [InlineData("rq-engel-0.9", "nid")]
    [InlineData("rq-stackloss-0.25", "ker")]
    [InlineData("rq-stackloss-0.5", "iid")]
    [InlineData("rq-stackloss-0.75", "nid")]
    [InlineData("rq-mtcars-0.25", "iid")]
    [InlineData("rq-mtcars-0.5", "nid")]
    [InlineData("rq-mtcars-0.75", "ker")]
    [InlineData("rq-engel-weighted-0.25", "iid")]
    [InlineData("rq-engel-weighted-0.25", "nid")]
    [InlineData("rq-engel-weighted-0.5", "ker")]
    [InlineData("rq-iris-0.5", "nid")]
    [InlineData("rq-iris-0.8", "ker")]
    public void Coefficients_and_errors_are_those_of_quantreg(string id, string word)
    {
        var expected = ReferenceCases.Read("quantile_moments", id);
        string[] parts = (expected.GetProperty("model").GetString() ?? "").Split(" ~ ");
        string[] regressors = parts[1].Split(" + ");
        var isWeighted = expected.TryGetProperty("options", out _);
        var columns = regressors.Select((_, j) => $"x{j}: number from x{j}");
        var table = new LabelledTable("reference/r/" + expected.GetProperty("data").GetString(),
            string.Join("; ", isWeighted ? [.. columns, "w: number from w", "weight = w"] : columns), "number -100000..100000 {\n}", "y")
        {
            Prepare = csv => Table(csv, parts[0], regressors),
        };
        var level = expected.GetProperty("tau").GetDouble().ToString("R", CultureInfo.InvariantCulture);
        var model = $"quantile_regression(response ~ {string.Join(" + ", regressors.Select((_, j) => $"x{j}"))}, tau = {level})";
        var rows = table.Run(table.Spec(model, "x0", null, $"variance = {word}\n  interval = wald"));
        Assert.Equal(regressors.Length + 1, rows.Count);
        foreach (var (j, row) in rows.Index())
        {
            // A coefficient that is 0 has no relative difference.
            var point = expected.GetProperty("estimate")[j].GetDouble();
            if (Math.Abs(point) < 1e-12) Assert.InRange(row.Point, -1e-12, 1e-12);
            else ReferenceCases.Near(point, row.Point, 1e-9);
            ReferenceCases.Near(expected.GetProperty("se").GetProperty(word)[j].GetDouble(), row.Error, 1e-9);
        }
    }

    // Weights are 1 + (i mod 4), i from 1; other tables leave that column out.
    private static string Table(string csv, string outcome, string[] regressors)
    {
        string[][] cells = [.. csv.Replace("\"", "", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)
            .Select(line => line.Split(','))];
        int[] taken = [.. regressors.Prepend(outcome).Select(name => Array.IndexOf(cells[0], name))];
        var rows = cells.Skip(1).Select((row, i) => string.Join(',', taken.Select(column => row[column])) + $",{1 + ((i + 1) % 4)}");
        return string.Join('\n', rows.Prepend($"y,{string.Join(',', regressors.Select((_, j) => $"x{j}"))},w")) + "\n";
    }
}
