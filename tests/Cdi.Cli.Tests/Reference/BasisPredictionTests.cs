using System.Globalization;
using System.Text.Json;
using Cdi.Corpus;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Bases at values that are not of the fitting data (r/formulas.json, predictions): R's columns follow from the numbers that a basis keeps.</summary>
public sealed class BasisPredictionTests
{
    [SharedTheory]
    [InlineData("poly(x, 3)", BasisKind.Polynomials, 3)]
    [InlineData("scale(x)", BasisKind.Scale, 1)]
    [InlineData("ns(x, 4)", BasisKind.NaturalSplines, 4)]
    [InlineData("bs(x, 5)", BasisKind.Splines, 5)]
    public void New_rows_have_the_columns_of_R(string function, BasisKind kind, int count)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/formulas.json")));
        var each = reference.RootElement.GetProperty("cases").EnumerateArray()
            .Single(each => each.TryGetProperty("new_matrix", out _) && each.GetProperty("formula").GetString() == "y ~ " + function);
        double[] x = [.. File.ReadLines(SharedFolder.File("reference/r/data/formula_frame.csv")).Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
        var basis = FittedBasis.Fit(new BasisColumn(function, kind, "x", 0, count), x);
        Assert.NotNull(basis);
        Span<double> columns = new double[basis.Count];
        foreach (var (row, matrix) in each.GetProperty("new_rows").EnumerateArray().Zip(each.GetProperty("new_matrix").EnumerateArray()))
        {
            basis.At(row.GetProperty("x").GetDouble(), columns);
            for (var j = 0; j < columns.Length; j++) Assert.Equal(matrix[j + 1].GetDouble(), columns[j], 1e-12);
        }

        if (!each.TryGetProperty("interior_knots", out var knots)) return;
        Assert.Equal(knots.EnumerateArray().Select(knot => Math.Round(knot.GetDouble(), 12)),
            basis.Numbers.Single(number => number.Name == "knots").Values.Select(knot => Math.Round(knot, 12)));
    }
}
