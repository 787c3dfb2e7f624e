using System.Globalization;
using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Holds what a study does not declare against a draw that it declares: other columns of the file, and the order of its rows.</summary>
/// <remarks>
/// A family of tests of its own, so that columns which nobody asked for cost the declared ones no power. It only warns: a column may have been written after
/// the labels were, and then differs where they are; that cannot be told from the file.
/// </remarks>
/// <param name="material">The study.</param>
/// <param name="outcome">Name of the annotated outcome.</param>
/// <param name="draw">The declared draw in words.</param>
internal sealed class UndeclaredReview(StudyMaterial material, string outcome, string draw)
{
    private const double Weak = 0.01;
    private const int MostShown = 3;
    private const int FewestInOrder = 10;
    private const string Subject = "sampling.given";

    /// <summary>What differs, the clearest first.</summary>
    /// <param name="design">The declared draw.</param>
    /// <param name="sample">The labels.</param>
    /// <param name="families">Reviews that share the level.</param>
    public IReadOnlyList<DataDiagnostic> Of(DeclaredDesign design, DrawnSample sample, int families)
    {
        if (Block(design, sample) is { } block) return [block];
        var known = new List<Known>();
        foreach (var column in material.Undeclared.Concat(Lengths()))
        {
            foreach (var variable in column.Variables(sample.Labelled.Span)) known.Add(new(column, variable));
        }

        known.Add(new(null, new("row", false, RowNumbers())));
        var found = Compare(design, sample, known, families);
        if (found.Count == 0) return [];

        // The order of rows follows from what they are sorted by: it is news where no column says so.
        var ordered = found.OrderBy(each => each.Check.AdjustedPValue).DistinctBy(each => each.Known.Column?.Name).ToList();
        var columns = ordered.Where(each => each.Known.Column is not null).Take(MostShown).ToList();
        return [.. (columns.Count > 0 ? columns : ordered).Select(each => Said(each, families))];
    }

    /// <summary>The variables that differ.</summary>
    private List<Difference> Compare(DeclaredDesign design, DrawnSample sample, List<Known> known, int families)
    {
        var variables = new AuxiliaryVariable[known.Count];
        for (var index = 0; index < variables.Length; index++)
            variables[index] = new(index.ToString(CultureInfo.InvariantCulture), known[index].Variable.Values);
        var checks = DesignCheck.Each(
            design, sample.Labelled.Span, variables, material.Definition.Sampling.Seed, material.Problem.Execution.Cancellation);
        var found = new List<Difference>();
        foreach (var check in checks)
        {
            if (check.Quantity == CheckedQuantity.Mean && families * check.AdjustedPValue < Weak)
                found.Add(new(check, known[int.Parse(check.Name, CultureInfo.InvariantCulture)]));
        }

        return found;
    }

    private double[] RowNumbers()
    {
        var numbers = new double[material.Table.Rows];
        for (var row = 0; row < numbers.Length; row++) numbers[row] = material.Table.Place(row).Row;
        return numbers;
    }

    /// <summary>Labels of whole groups where the draw is said to be one of texts, and the variance takes them for independent: an error by a declared
    /// column; null for none.</summary>
    /// <param name="design">The declared draw.</param>
    /// <param name="sample">The labels.</param>
    public DataDiagnostic? Groups(DeclaredDesign design, DrawnSample sample)
    {
        if (!design.Clusters.IsEmpty) return null;
        foreach (var column in GroupingColumns())
        {
            if (WholeGroups.Of(ClusterCodes.Of(material.Table, column.Name), sample.Labelled.Span, design) is { } groups)
                return Whole(column.Name, groups, isDeclared: true);
        }

        foreach (var column in material.Undeclared.Where(column => !AreSummed(column.GroupCodes)))
        {
            if (WholeGroups.Of(column.GroupCodes, sample.Labelled.Span, design) is { } groups)
                return Whole(column.Name, groups, isDeclared: false) with { Severity = DataSeverity.Warning };
        }

        return null;
    }

    /// <summary>Labels that lie in fewer groups than a draw of texts reaches, where the variance takes texts for independent: an error by a declared column;
    /// null for none.</summary>
    /// <param name="design">The declared draw.</param>
    /// <param name="sample">The labels.</param>
    /// <param name="withUndeclared">Whether columns that no line declares are looked at: not where one of them differs already.</param>
    public DataDiagnostic? FewGroups(DeclaredDesign design, DrawnSample sample, bool withUndeclared)
    {
        if (!design.Clusters.IsEmpty) return null;
        foreach (var column in GroupingColumns())
        {
            if (WholeGroups.Few(ClusterCodes.Of(material.Table, column.Name), sample.Labelled.Span, design) is { } few)
                return DataDiagnostics.LabelledInFewGroups(
                    material.Table.File, Subject, outcome, draw, column.Name, few.Groups.Groups, few.Groups.Labelled, few.Expected, isDeclared: true);
        }

        foreach (var column in withUndeclared ? material.Undeclared.Where(column => !AreSummed(column.GroupCodes)) : [])
        {
            if (WholeGroups.Few(column.GroupCodes, sample.Labelled.Span, design) is { } few)
            {
                return DataDiagnostics.LabelledInFewGroups(
                    material.Table.File, Subject, outcome, draw, column.Name, few.Groups.Groups, few.Groups.Labelled, few.Expected,
                    isDeclared: false) with
                {
                    Severity = DataSeverity.Warning,
                };
            }
        }

        return null;
    }

    /// <summary>The declared columns whose groups no estimand takes for dependent.</summary>
    private IEnumerable<ColumnDefinition> GroupingColumns()
    {
        var study = material.Definition;
        return study.Corpus.Columns.Where(column => IsGrouping(column) && column.Name != study.Corpus.Key && column.Name != study.Sampling.Given?.Strata
            && !AreSummed(ClusterCodes.Of(material.Table, column.Name)));
    }

    /// <summary>Whether each group lies within one cluster of every estimand, whose variance then holds for the groups as well.</summary>
    /// <param name="groups">n: the group of each text; negative for none.</param>
    private bool AreSummed(int[] groups)
    {
        var most = groups.Length == 0 ? -1 : groups.Max();
        foreach (var estimand in material.Problem.Estimands)
        {
            if (estimand.Clusters.IsEmpty) return false;
            var clusters = estimand.Clusters.Span;
            var clusterOf = new int[most + 1];
            Array.Fill(clusterOf, -1);
            for (var row = 0; row < groups.Length; row++)
            {
                if (groups[row] < 0) continue;
                ref var known = ref clusterOf[groups[row]];
                if (known < 0) known = clusters[row];
                else if (known != clusters[row]) return false;
            }
        }

        return true;
    }

    /// <summary>The lengths of the declared texts.</summary>
    private IEnumerable<UndeclaredColumn> Lengths() => material.Definition.Corpus.Columns
        .Where(column => column is { Computed: null, Conditions.Count: 0, Type: ColumnType.Text })
        .Select(column => new UndeclaredColumn.Lengths(column.Name, [.. material.Table.Texts(column.Name).Select(text => (double)text.Length)]));

    private static bool IsGrouping(ColumnDefinition column) =>
        column is { Computed: null, Conditions.Count: 0, Type: ColumnType.Id or ColumnType.Factor or ColumnType.Count or ColumnType.Text };

    private DataDiagnostic Whole(string column, WholeGroups groups, bool isDeclared) =>
        DataDiagnostics.LabelledInGroups(material.Table.File, Subject, outcome, draw, column, groups.Groups, groups.Labelled, isDeclared);

    private DataDiagnostic Said(Difference difference, int families)
    {
        var (check, (column, variable)) = difference;
        var test = new DesignTest(variable.Shown, check.Quantity, variable.IsShare, check.Labelled, check.Expected,
            Math.Min(1, families * check.AdjustedPValue), check.Tail, check.Detectable);
        return column is null
            ? DataDiagnostics.LabelledInOrder(material.Table.File, Subject, draw, FormattableString.Invariant(
                $"Texts labelled for `{outcome}` stand in row {test.Labelled:F0} on average, all texts in row {test.Expected:F0} (p {Chance(test.PValue)})"))
            : DataDiagnostics.UndeclaredColumnDiffers(material.Table.File, Subject, outcome, draw, column.Name, column.Aspect, column.Difference(test),
                test.PValue);
    }

    /// <summary>Labelled texts that follow each other without a gap, which no draw of texts does.</summary>
    private DataDiagnostic? Block(DeclaredDesign design, DrawnSample sample)
    {
        if (!design.Clusters.IsEmpty) return null;
        var (first, last, labels, texts) = (-1, -1, 0, 0);
        for (var row = 0; row < sample.Labelled.Length; row++)
        {
            if (design.Probabilities.Span[row] == 1) continue;
            texts++;
            if (!sample.Labelled.Span[row]) continue;
            if (labels++ == 0) first = texts;
            last = texts;
        }

        return labels >= FewestInOrder && texts - labels >= FewestInOrder && last - first + 1 == labels
            ? DataDiagnostics.LabelledInOrder(
                material.Table.File, Subject, draw, FormattableString.Invariant(
                    $"The {Counted.Of(labels, "text")} labelled for `{outcome}` follow each other in the file, {Position(first, last, texts)} of {texts}"))
            : null;
    }

    private static string Position(int first, int last, int texts) =>
        first == 1 ? "the first" : last == texts ? "the last" : FormattableString.Invariant($"numbers {first} to {last}");

    private static string Chance(double value) => value < 1e-15 ? "< 1e-15" : FormattableString.Invariant($"= {value:G2}");

    /// <summary>A variable, and the undeclared column that it says something of; null for the order of rows.</summary>
    private sealed record Known(UndeclaredColumn? Column, KnownVariable Variable);

    private sealed record Difference(VariableCheck Check, Known Known);
}
