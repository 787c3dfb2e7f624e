using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Draws estimates of groups towards their mean, for each estimand that is answered for groups, each option and each method.</summary>
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
        foreach (var family in FamiliesOf(rows).Where(family => family.Count >= FewestGroups)) Pool(rows, pooled, family, inference);
        return pooled;
    }

    /// <summary>The estimands, with an option where they have one, of which too few groups have an estimate.</summary>
    /// <param name="rows">The estimates.</param>
    public static IEnumerable<(string Of, int Groups)> TooFew(IReadOnlyList<Estimate> rows) =>
        FamiliesOf(rows).Where(family => family.Count < FewestGroups).Select(family => (rows[family[0]].Cell?.Cell.Of ?? "", family.Count)).Distinct();

    // Groups of one option by one method, of those that have an estimate with a variance.
    private static IEnumerable<List<int>> FamiliesOf(IReadOnlyList<Estimate> rows) =>
        from index in Enumerable.Range(0, rows.Count)
        let row = rows[index]
        where row is { Cell.Cell.Levels.Count: > 0, FunctionStandardError: > 0 } && double.IsFinite(row.Point)
        group index by (row.Cell?.Cell.Of, row.Cell?.Cell.Option, row.Method.Name, row.Design, row.Scale) into family
        select family.ToList();

    // The variance of one label is taken to be the same in all groups: that of a few labels is too uncertain to weigh a group by it.
    private static void Pool(IReadOnlyList<Estimate> rows, List<Estimate> pooled, List<int> family, InferenceDefinition inference)
    {
        double[] labels = [.. family.Select(index => (double)Math.Max(1, Counted(rows[index])))];
        var perLabel = family.Zip(labels, (index, count) => Math.Pow(count * rows[index].FunctionStandardError, 2)).Sum() / labels.Sum();
        var scale = rows[family[0]].Scale;
        var model = FayHerriot.Of([.. family.Select(index => scale.FromReported(rows[index].Point))], [.. labels.Select(count => perLabel / count)]);

        // The variance between groups is estimated from as many groups; the normal would cover .93 of .95 on average over 30.
        var reference = new WaldInference(inference.Alpha, inference.Alternative, family.Count - 1);
        foreach (var (index, group) in family.Zip(model.Groups))
        {
            var (lower, upper) = reference.Interval(group.Value, Math.Sqrt(group.MeanSquaredError));
            pooled[index] = rows[index] with
            {
                Pooled = new(scale.ToReported(group.Value), Within(scale, lower), Within(scale, upper), group.Own, scale.ToReported(model.Mean),
                    Math.Sqrt(model.Between), 1 - inference.Alpha),
            };
        }
    }

    // A model's answers count in all texts.
    private static int Counted(Estimate row) => row.Cell is not { } cell ? 1 : row.Valid ? cell.Labels.Count : cell.Texts;

    private static double Within(Scale scale, double value) => scale == Scale.Proportion ? Math.Clamp(value, 0, 1) : scale.ToReported(value);
}
