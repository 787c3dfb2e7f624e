using Cdi.Estimation.DesignChecks;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running.Declarations;

/// <summary>What a declared draw of groups, within them or of them, came to.</summary>
internal static class DrawnGroups
{
    // Probabilities that differ by less are equal: a column of them is written with a few digits.
    private const double Rounding = 1e-9;

    /// <summary>The groups from each of which texts were drawn, in the order of their first row; empty where there are none.</summary>
    public static IReadOnlyList<GroupDraw> Strata(StudyMaterial material, DeclaredDesign design, ReadOnlyMemory<bool> labelled) =>
        material.Definition.Sampling.Given?.Strata is { } column && !design.Strata.IsEmpty
            ?
            [
                .. AtChance(design).GroupBy(row => design.Strata.Span[row]).Select(group => new GroupDraw(
                    ClusterCodes.Value(material.Table, column, group.First()), group.Count(), group.Count(row => labelled.Span[row]),
                    group.Average(row => design.Probabilities.Span[row]))),
            ]
            : [];

    /// <summary>The groups that were drawn whole, and all there are; null where texts were drawn.</summary>
    public static (int Drawn, int All)? Clusters(DeclaredDesign design, ReadOnlyMemory<bool> labelled)
    {
        if (design.Clusters.IsEmpty) return null;
        var groups = AtChance(design).GroupBy(row => design.Clusters.Span[row]).ToList();
        return (groups.Count(group => labelled.Span[group.First()]), groups.Count);
    }

    /// <summary>π of every text; null where they differ.</summary>
    public static double? Probability(DeclaredDesign design)
    {
        double? one = null;
        foreach (var row in AtChance(design))
        {
            if (Math.Abs((one ??= design.Probabilities.Span[row]) - design.Probabilities.Span[row]) > Rounding) return null;
        }

        return one;
    }

    private static IEnumerable<int> AtChance(DeclaredDesign design) =>
        Enumerable.Range(0, design.Probabilities.Length).Where(row => design.Examples.IsEmpty || !design.Examples.Span[row]);
}
