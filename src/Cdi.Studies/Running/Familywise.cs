using Cdi.Estimation.Multiplicity;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Corrects levels and p-values for several estimands.</summary>
internal static class Familywise
{
    /// <summary>The α of one interval: α over the number of estimands, where a correction by their number is asked for; else that of all of them.</summary>
    public static double AlphaOfOne(double alpha, FamilywiseCorrection correction, int estimands) => correction switch
    {
        FamilywiseCorrection.None or FamilywiseCorrection.MaximumZ => alpha,
        FamilywiseCorrection.Bonferroni or FamilywiseCorrection.Holm => alpha / estimands,
    };

    /// <summary>The rows with p-values that are corrected by the number of estimands: times it, or by Holm's rule over the primary targets of each
    /// method.</summary>
    /// <remarks>Holm's rule orders one test per estimand; coefficients beside the primary one are corrected as by Bonferroni.</remarks>
    public static IReadOnlyList<Estimate> CorrectTests(IReadOnlyList<Estimate> rows, FamilywiseCorrection correction, int estimands)
    {
        if (correction is FamilywiseCorrection.None or FamilywiseCorrection.MaximumZ || estimands == 1) return rows;
        var corrected = rows.Select(row => row with { PValue = row.PValue is { } p ? FamilywiseRate.Bonferroni(p, estimands) : null }).ToList();
        if (correction == FamilywiseCorrection.Bonferroni) return corrected;
        var terms = rows.Where(row => row.Primary).Select(row => (row.Estimand, row.Term)).ToHashSet();
        var tests = Enumerable.Range(0, rows.Count).Where(index => rows[index].PValue is not null && terms.Contains((rows[index].Estimand, rows[index].Term)));
        foreach (var family in tests.GroupBy(index => (rows[index].Method.Name, rows[index].Design))) Holm(rows, corrected, [.. family]);
        return corrected;
    }

    private static void Holm(IReadOnlyList<Estimate> rows, List<Estimate> corrected, List<int> family)
    {
        var p = FamilywiseRate.Holm([.. family.Select(index => rows[index].PValue ?? 1)]);
        for (var at = 0; at < family.Count; at++) corrected[family[at]] = rows[family[at]] with { PValue = p[at] };
    }
}
