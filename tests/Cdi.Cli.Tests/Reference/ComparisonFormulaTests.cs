using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Comparisons, choices and `.` in formulas over R's frame: columns against the same said in C#.</summary>
public sealed class ComparisonFormulaTests
{
    private static readonly (string Formula, string[] Columns, Func<Row, double> Last)[] Known =
    [
        ("y ~ I(x > 3)", ["(Intercept)", "I(x > 3)TRUE"], row => Row.Is(row.X > 3)),
        ("y ~ I(3 >= x)", ["(Intercept)", "I(3 >= x)TRUE"], row => Row.Is(3 >= row.X)),
        ("y ~ I(u != 2)", ["(Intercept)", "I(u != 2)TRUE"], row => Row.Is(row.U != 2)),
        ("y ~ I(x - z < u)", ["(Intercept)", "I(x - z < u)TRUE"], row => Row.Is(row.X - row.Z < row.U)),
        ("y ~ I(u == 2 | u == 3 & x > 2)", ["(Intercept)", "I(u == 2 | u == 3 & x > 2)TRUE"], row => Row.Is(row.U == 2 || (row.U == 3 && row.X > 2))),
        ("y ~ I((u == 2 | u == 3) & x > 2)", ["(Intercept)", "I((u == 2 | u == 3) & x > 2)TRUE"], row => Row.Is(row.U is 2 or 3 && row.X > 2)),
        ("y ~ I(f == \"mid\")", ["(Intercept)", "I(f == \"mid\")TRUE"], row => Row.Is(row.F == "mid")),
        ("y ~ I(f %in% c(\"low\", \"high\"))", ["(Intercept)", "I(f %in% c(\"low\", \"high\"))TRUE"], row => Row.Is(row.F != "mid")),
        ("y ~ I(u %in% c(1, 4))", ["(Intercept)", "I(u %in% c(1, 4))TRUE"], row => Row.Is(row.U is 1 or 4)),
        ("y ~ I(o >= \"L\")", ["(Intercept)", "I(o >= \"L\")TRUE"], row => Row.Is(row.O is "L" or "XL")),
        ("y ~ I((x > 3) * z)", ["(Intercept)", "I((x > 3) * z)"], row => row.X > 3 ? row.Z : 0),
        ("y ~ ifelse(x > 3, log(x - 3), z)", ["(Intercept)", "ifelse(x > 3, log(x - 3), z)"], row => row.X > 3 ? Math.Log(row.X - 3) : row.Z),
        ("y ~ ifelse(t, x, ifelse(f == \"low\", 1, 2))", ["(Intercept)", "ifelse(t, x, ifelse(f == \"low\", 1, 2))"],
            row => row.T == "TRUE" ? row.X : row.F == "low" ? 1 : 2),
        ("y ~ I(x > 3 & log(x - 3) > -1)", ["(Intercept)", "I(x > 3 & log(x - 3) > -1)TRUE"], row => Row.Is(row.X > 3 && Math.Log(row.X - 3) > -1)),
        ("y ~ I(x <= 3 | log(x - 3) > -1)", ["(Intercept)", "I(x <= 3 | log(x - 3) > -1)TRUE"], row => Row.Is(row.X <= 3 || Math.Log(row.X - 3) > -1)),
        ("y ~ as.numeric(x > 3)", ["(Intercept)", "as.numeric(x > 3)"], row => Row.Is(row.X > 3)),
        ("y ~ I(x > 3) - 1", ["I(x > 3)FALSE", "I(x > 3)TRUE"], row => Row.Is(row.X > 3)),
        ("y ~ z:I(x > 3)", ["(Intercept)", "z:I(x > 3)FALSE", "z:I(x > 3)TRUE"], row => row.X > 3 ? row.Z : 0),
        ("y ~ x * I(x > 3)", ["(Intercept)", "x", "I(x > 3)TRUE", "x:I(x > 3)TRUE"], row => row.X > 3 ? row.X : 0),
        ("y ~ . - f - g - o - t - s", ["(Intercept)", "x", "z", "u", "b"], row => row.B),
        ("y ~ (. - f - g - o - s - b - t - u)^2", ["(Intercept)", "x", "z", "x:z"], row => row.X * row.Z),
    ];

    [SharedFact]
    public void Columns_are_those_of_the_same_comparisons()
    {
        var cases = Known.Select((known, number) => new FormulaCase(JsonSerializer.SerializeToElement(
            new { id = $"formula-{number}", formula = known.Formula, columns = known.Columns }))).ToList();
        var designs = FormulaSpec.Designs(FormulaSpec.Of(cases));
        var rows = Row.All();
        foreach (var (each, known) in cases.Zip(Known))
        {
            var design = designs[each.Name];
            Assert.Equal(known.Columns, design.Columns);
            var expected = rows.Select(known.Last).ToList();
            foreach (var (value, row) in expected.Zip(design.Rows)) Near(value, row[^1], known.Formula);
            Near(expected.Sum(), design.Sums[^1], known.Formula);
            Near(Math.Sqrt(expected.Sum(value => value * value)), design.Norms[^1], known.Formula);
        }
    }

    private static void Near(double expected, double actual, string formula) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-10 * Math.Max(1, Math.Abs(expected)), $"{formula}: {expected:R} {actual:R}");

    private sealed record Row(double X, double Z, double U, double B, string F, string O, string T)
    {
        public static List<Row> All()
        {
            var lines = File.ReadAllLines(SharedFolder.File("reference/r/data/formula_frame.csv"))
                .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
            return [.. lines.Skip(1).Select(Of)];

            Row Of(string[] cells)
            {
                return new(Number("x"), Number("z"), Number("u"), Number("b"), Cell("f"), Cell("o"), Cell("t"));

                string Cell(string column) => cells[Array.IndexOf(lines[0], column)];

                double Number(string column) => double.Parse(Cell(column), CultureInfo.InvariantCulture);
            }
        }

        public static double Is(bool truth) => truth ? 1 : 0;
    }
}
