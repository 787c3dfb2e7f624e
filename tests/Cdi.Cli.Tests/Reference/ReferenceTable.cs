using System.Globalization;
using System.Text.Json;
using Cdi.Cli.Tests.Catalogue;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The table of evidence: every estimand by every method, with the largest difference from reference numbers, or whether it computes at all.</summary>
public static class ReferenceTable
{
    /// <summary>The line above the table in README.</summary>
    public const string Begin = "<!-- begin: references -->";

    /// <summary>The line below it.</summary>
    public const string End = "<!-- end: references -->";

    /// <summary>Reference files whose cases are reached from a spec, by the folder of the references.</summary>
    public static IReadOnlyList<string> Families { get; } =
    [
        "agreement", "bradley_terry", "categorical", "custom_loss", "fixed_effects", "formulas", "glm", "instrumental_variables", "linear_clustered",
        "marginal_effects", "quantile_moments", "survey",
    ];

    /// <summary>How many cases a family of R's has.</summary>
    /// <param name="family">The family.</param>
    public static int CasesOf(string family) => NamesOf(family).Count;

    /// <summary>Names of the cases of a family of R's.</summary>
    /// <param name="family">The family.</param>
    public static IReadOnlyList<string> NamesOf(string family)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File($"reference/r/{family}.json")));
        return [.. reference.RootElement.GetProperty("cases").EnumerateArray().Select(each => each.GetProperty("id").GetString() ?? "")];
    }

    /// <summary>The lines of both tables.</summary>
    /// <param name="comparisons">What the tests compared.</param>
    /// <param name="refusals">What is refused, of the cells of the catalogue.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<ReferenceComparison> comparisons, IReadOnlyList<CatalogueRefusal> refusals)
    {
        yield return $"| estimand | {string.Join(" | ", CatalogueCells.Methods)} |";
        yield return $"|---|{string.Concat(CatalogueCells.Methods.Select(_ => "---|"))}";
        foreach (var label in CatalogueCells.Labels.Concat(comparisons.Select(each => each.Label)).Distinct())
        {
            yield return $"| {label} | " + string.Join(" | ", CatalogueCells.Methods.Select(method =>
                Cell([.. comparisons.Where(each => each.Label == label && each.Method == method)], CatalogueCells.Shown(label, method, refusals)))) + " |";
        }

        yield return "";
        yield return "| reference file | cases compared through a spec | largest difference of estimates | of standard errors |";
        yield return "|---|--:|--:|--:|";
        foreach (var family in Families.Concat(comparisons.Select(each => each.Family).Distinct().Order(StringComparer.Ordinal)).Distinct())
        {
            var own = comparisons.Where(each => each.Family == family).ToList();
            var of = Families.Contains(family) ? $" of {CasesOf(family).ToString(CultureInfo.InvariantCulture)}" : "";
            yield return $"| {family}.json | {own.Select(each => each.Case).Distinct().Count()}{of} | {Largest(own, false)} | {Largest(own, true)} |";
        }
    }

    private static string Cell(IReadOnlyList<ReferenceComparison> own, string shown)
    {
        if (own.Count == 0) return shown;
        var cases = own.Select(each => (each.Family, each.Case)).Distinct().Count();
        var errors = Largest(own, true);
        return string.Create(CultureInfo.InvariantCulture, $"{cases}: {Largest(own, false)}{(errors.Length > 0 ? " / " : "")}{errors}")
            + (shown == CatalogueCells.Computes ? "" : $"; {shown}");
    }

    private static string Largest(IEnumerable<ReferenceComparison> own, bool isError)
    {
        var differences = own.Where(each => each.IsError == isError).Select(each => each.Difference).ToList();
        return differences.Count == 0 ? "" : differences.Max() == 0 ? "0" : differences.Max().ToString("0e+0", CultureInfo.InvariantCulture);
    }
}
