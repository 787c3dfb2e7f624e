using System.Text.Json;
using Cdi.Dsl;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>R's model matrices and least squares of 133 formulas (r/formulas.json), from the spec to `result.json`: which of them the language takes, and that
/// it gives their names and coefficients (1e-8).</summary>
public sealed class FormulaReferenceTests
{
    private static readonly LabelledTable Table = new(
        "reference/r/data/formula_frame.csv",
        "x: number from x; z: number from z; u: count from u; b: indicator from b; f: factor from f; g: factor from g; o: factor from o; t: factor from t; "
            + "s: factor from s", "number -100..100 {\n}", "y");

    // Columns of numbers, crossed, nested, transformed and offset. The others need levels or a basis that only the data have, functions with corners, or an
    // outcome that is computed.
    private static readonly string[] Agreeing =
    [
        "001", "002", "003", "004", "005", "015", "016", "024", "025", "027", "028", "029", "036", "037", "038", "040", "041", "042", "043", "044", "046",
        "078", "080", "094", "097", "106", "107", "110", "111",
    ];

    [SharedFact]
    public void The_formulas_that_the_language_takes_are_these_and_no_others()
    {
        using var reference = Reference();
        var taken = reference.RootElement.GetProperty("cases").EnumerateArray().Where(IsTaken).Select(Id);
        Assert.Equal(Agreeing, taken.Select(id => id.Replace("formula-", "", StringComparison.Ordinal)));
    }

    [SharedFact]
    public void They_have_the_names_and_the_coefficients_of_R()
    {
        using var reference = Reference();
        var cases = reference.RootElement.GetProperty("cases");
        Assert.Equal(133, cases.GetArrayLength());
        foreach (var each in cases.EnumerateArray().Where(each => Agreeing.Contains(Id(each).Replace("formula-", "", StringComparison.Ordinal))))
        {
            var estimates = Table.Run(SpecOf(each));
            Assert.Equal(each.GetProperty("columns").EnumerateArray().Select(name => name.GetString()), estimates.Select(row => row.Term));
            foreach (var (expected, row) in each.GetProperty("lm_coefficients").EnumerateArray().Zip(estimates))
                Assert.True(Math.Abs(expected.GetDouble() - row.Point) <= 1e-8 * Math.Max(1, Math.Abs(expected.GetDouble())), $"{Id(each)} {row}");
        }
    }

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/formulas.json")));

    private static string Id(JsonElement each) => each.GetProperty("id").GetString() ?? "";

    private static bool IsTaken(JsonElement each) =>
        StudyCompiler.Compile("reference.cdi", SpecOf(each), _ => null).Diagnostics.All(diagnostic => !diagnostic.IsError);

    private static string SpecOf(JsonElement each)
    {
        var formula = each.GetProperty("formula").GetString() ?? "";
        var (left, right) = (formula[..formula.IndexOf('~', StringComparison.Ordinal)].Trim(), formula[(formula.IndexOf('~', StringComparison.Ordinal) + 1)..]);
        var last = each.GetProperty("columns").EnumerateArray().Last().GetString() ?? "";
        return Table.Spec(
            $"linear({(left == "y" ? "response" : left)} ~{right})", last == "(Intercept)" ? "1" : last, null, "interval = wald");
    }
}
