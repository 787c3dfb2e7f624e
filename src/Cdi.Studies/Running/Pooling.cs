using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Draws estimates of groups by the study's own method towards their mean, for each estimand that is answered for groups, and each option.</summary>
/// <remarks>The compiler lets by only shares and means of labels that were drawn one by one with the same probability, on the scale on which they are
/// reported.</remarks>
internal static class Pooling
{
    /// <summary>Fewer groups say too little of how groups differ.</summary>
    public const int FewestGroups = 5;

    /// <summary>The rows, those of groups with what is pooled beside them.</summary>
    /// <param name="rows">The estimates.</param>
    /// <param name="inference">Level and alternative.</param>
    public static IReadOnlyList<Estimate> Of(IReadOnlyList<Estimate> rows, InferenceDefinition inference)
    {
        if (inference.Pooling == PoolingRule.None) return rows;
        var pooled = rows.ToList();
        foreach (var family in FamiliesOf(rows).Where(family => Differing(rows, family) >= FewestGroups)) Pool(rows, pooled, family, inference);
        return pooled;
    }

    /// <summary>The estimands, with an option where they have one, of which too few groups have an estimate, or no group labels that differ.</summary>
    /// <param name="rows">The estimates.</param>
    public static IEnumerable<(string Of, int Groups)> TooFew(IReadOnlyList<Estimate> rows) =>
        FamiliesOf(rows).Select(family => (Of: rows[family[0]].Cell?.Cell.Of ?? "", Groups: Differing(rows, family)))
            .Where(family => family.Groups < FewestGroups).Distinct();

    // Groups of one option that have an estimate, those whose labels all agree among them: without these the mean of all would be off.
    private static IEnumerable<List<int>> FamiliesOf(IReadOnlyList<Estimate> rows) =>
        from index in Enumerable.Range(0, rows.Count)
        let row = rows[index]
        where row is { Primary: true, Cell.Cell.Levels.Count: > 0 } && double.IsFinite(row.Point)
        group index by (row.Cell?.Cell.Of, row.Cell?.Cell.Option) into family
        select family.ToList();

    // Where labels differ within no group, nothing tells how far estimates err.
    private static int Differing(IReadOnlyList<Estimate> rows, List<int> family) =>
        family.Any(index => Counted(rows[index]) > 1 && Error(rows[index]) > 0) ? family.Count : 0;

    private static void Pool(IReadOnlyList<Estimate> rows, List<Estimate> pooled, List<int> family, InferenceDefinition inference)
    {
        double[] labels = [.. family.Select(index => (double)Counted(rows[index]))];
        var perLabel = FayHerriot.VariancePerLabel([.. family.Select(index => Error(rows[index]))], labels);
        var scale = rows[family[0]].Scale;
        var model = FayHerriot.Of([.. family.Select(index => rows[index].Point)], [.. labels.Select(count => perLabel / count)]);

        // The variance between groups is estimated from as many groups; the normal would cover .93 of .95 on average over 30.
        var reference = FayHerriot.Reference(inference.Alpha, inference.Alternative, family.Count);
        foreach (var (index, group) in family.Zip(model.Groups))
        {
            var (lower, upper) = reference.Interval(group.Value, Math.Sqrt(group.MeanSquaredError));
            pooled[index] = rows[index] with
            {
                Pooled = new(group.Value, Within(scale, lower), Within(scale, upper), group.Own, model.Mean, Math.Sqrt(model.Between), 1 - inference.Alpha),
            };
        }
    }

    // What its own interval adds to the error of a share near 0 or 1 is no variance of its labels.
    private static double Error(Estimate row) => row.Scale == Scale.Proportion
        ? Math.Sqrt(Math.Max(0, row.Point * (1 - row.Point)) / Counted(row)) : row.FunctionStandardError;

    private static int Counted(Estimate row) => Math.Max(1, row.Cell?.Labels.Count ?? 1);

    private static double Within(Scale scale, double value) => scale == Scale.Proportion ? Math.Clamp(value, 0, 1) : value;
}
