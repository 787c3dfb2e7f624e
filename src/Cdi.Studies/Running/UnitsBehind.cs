using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Rectification;

namespace Cdi.Studies.Running;

/// <summary>Says what a target with few degrees of freedom rests on: the rarest value of a regressor among the labelled texts, the text that carries most,
/// or how many labels there are.</summary>
internal sealed class UnitsBehind(StudyMaterial material, int estimand, DrawnSample sample)
{
    // A column of more values than these is a number, whose single values say nothing.
    private const int MostValues = 12;

    // Where the rarest value has more units than this, it does not explain few degrees of freedom.
    private const int FewUnits = 10;

    private readonly ReadOnlyMemory<double> labels = material.LabelsOf(estimand, sample);
    private readonly ReadOnlyMemory<int> clusters = material.Problem.Estimands[estimand].Clusters;

    /// <summary>A clause: <c>1 labelled text has `rare = 1`</c>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="isClustered">Whether its variance sums over clusters.</param>
    public string Describe(TargetEstimate target, bool isClustered)
    {
        var columns = material.Definition.Estimands[estimand].Columns;
        if (OfGroup(isClustered) is { } group) return group;
        var cells = columns.OrderBy(column => column == target.Term ? 0 : 1).SelectMany(column => Cells(column, isClustered));
        var rarest = cells.Where(cell => cell.Units <= FewUnits).OrderBy(cell => cell.Units).FirstOrDefault();
        if (rarest.Column is { } name)
            return FormattableString.Invariant($"{Count(rarest.Units, isClustered)} {(rarest.Units == 1 ? "has" : "have")} `{name} = {rarest.Value:G6}`");
        var all = Units(null, 0, isClustered);
        if (all <= FewUnits || target.InfluentialRows.IsEmpty)
            return isClustered ? $"{Count(all, true)} are all there are"
            : FormattableString.Invariant($"there {(all == 1 ? "is" : "are")} {Count(all, false)}");
        var largest = target.InfluentialRows[0];
        return FormattableString.Invariant($"one text, {material.Table.Place(largest.Row)}, carries {100 * largest.Share:G4} % of the variance");
    }

    /// <summary>A column that varies in the corpus and has one value in all labelled texts, with a value that none has; null where there is none.</summary>
    public (string Column, double Value)? Unlabelled()
    {
        foreach (var column in material.Definition.Estimands[estimand].Columns)
        {
            var values = material.Table.Numbers(column).ToArray();
            var labelled = values.Where((_, row) => !double.IsNaN(labels.Span[row])).Distinct().ToList();
            if (labelled.Count == 1 && values.Any(value => value != labelled[0])) return (column, values.First(value => value != labelled[0]));
        }

        return null;
    }

    // Of a group that is answered alone other texts say nothing.
    private string? OfGroup(bool isClustered)
    {
        if (material.Definition.Estimands[estimand].Cell is not { Levels.IsEmpty: false } cell) return null;
        var units = Units([.. CellReview.Members(material.Table, cell).Select(member => member ? 1.0 : 0)], 1, isClustered);
        return units <= FewUnits ? $"{Count(units, isClustered)} {(units == 1 ? "has" : "have")} `{cell.Texts()}`" : null;
    }

    private IEnumerable<(string? Column, double Value, int Units)> Cells(string column, bool isClustered)
    {
        var values = material.Table.Numbers(column).ToArray();
        var present = values.Where((_, row) => !double.IsNaN(labels.Span[row])).Distinct().Order().ToList();
        return present.Count is < 2 or > MostValues ? [] : present.Select(value => ((string?)column, value, Units(values, value, isClustered)));
    }

    private int Units(double[]? values, double value, bool isClustered)
    {
        var rows = Enumerable.Range(0, labels.Length).Where(row => !double.IsNaN(labels.Span[row]) && (values is null || values[row] == value));
        return isClustered ? rows.Select(row => clusters.Span[row]).Distinct().Count() : rows.Count();
    }

    private static string Count(int units, bool isClustered) =>
        isClustered ? $"{Counted.Of(units, "cluster")} with labels" : Counted.Of(units, "labelled text");
}
