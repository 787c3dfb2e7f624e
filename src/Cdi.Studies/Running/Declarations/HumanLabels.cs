using Cdi.Corpus;

namespace Cdi.Studies.Running.Declarations;

/// <summary>The labels of one annotator, and how other columns follow from them.</summary>
internal sealed class HumanLabels
{
    private const int FewestRows = 20;
    private const int FewestOfClass = 5;
    private const double Nearly = 0.95;
    private const double Rounding = 1e-9;

    private const string Repeats = "repeats";

    private readonly double[] values;
    private readonly List<int[]> classes;

    private HumanLabels(double[] values)
    {
        this.values = values;
        Rows = [.. Enumerable.Range(0, values.Length).Where(Has)];
        classes = Classes();
    }

    /// <summary>The rows with a label, ascending.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The labels of a model: codes of options, or numbers, NaN for none.</summary>
    public static HumanLabels Of(ReadOnlyMemory<double> values) => new(values.ToArray());

    /// <summary>Reads recorded labels: codes of options, or numbers.</summary>
    public static HumanLabels Read(CorpusTable table, string record, bool isNumeric)
    {
        if (isNumeric) return new(table.RecordedNumbers(record).ToArray());
        var codes = table.Labels(record).Codes.Span;
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = codes[row] < 0 ? double.NaN : codes[row];
        return new(values);
    }

    /// <summary>Whether both have the same label of a row.</summary>
    public bool AgreesWith(HumanLabels others, int row) => values[row] == others.values[row];

    /// <summary>Whether two rows have the same label, of these and of others.</summary>
    public bool AgreesWith(HumanLabels others, int row, int otherRow) => values[row] == others.values[otherRow];

    /// <summary>The rows of each label, ascending.</summary>
    public IReadOnlyList<int[]> ByLabel => classes;

    /// <summary>Whether a row has a label.</summary>
    public bool Has(int row) => !double.IsNaN(values[row]);

    /// <summary>How a column of numbers follows from the labels, as a verb; null where it does not, or where too few rows tell.</summary>
    public string? RelationTo(ReadOnlyMemory<double> column) =>
        Relation(row => !double.IsNaN(column.Span[row]), (left, right) => column.Span[left] == column.Span[right])
            ?? (IsLinear(column.Span) ? "is a linear function of" : null);

    /// <summary>How other labels follow from these in some rows, so that neither tells more than the other; null where they do not.</summary>
    /// <param name="others">The labels of another annotator.</param>
    /// <param name="both">Rows that both labelled.</param>
    /// <param name="areNumbers">Whether labels are numbers, which a scale relates, and no codes of options.</param>
    public LabelRelation? RelationOf(HumanLabels others, IReadOnlyList<int> both, bool areNumbers)
    {
        if (both.All(row => values[row] == others.values[row])) return LabelRelation.Equal;
        var among = new double[values.Length];
        Array.Fill(among, double.NaN);
        foreach (var row in both) among[row] = values[row];
        var shared = new HumanLabels(among);
        if (areNumbers && shared.IsLinear(others.values)) return LabelRelation.Linear;
        return shared.Relation(others.Has, (left, right) => others.values[left] == others.values[right]) == Repeats ? LabelRelation.Renamed : null;
    }

    /// <summary>How a column follows from the labels: it repeats them where equal labels and equal cells go together, and follows from them where labels
    /// share a cell.</summary>
    /// <param name="has">Whether a row has a cell.</param>
    /// <param name="same">Whether two rows have the same cell.</param>
    public string? Relation(Func<int, bool> has, Func<int, int, bool> same)
    {
        if (Rows.Count < FewestRows || classes.Count(each => each.Length >= FewestOfClass) < 2) return null;
        if (!classes.TrueForAll(each => each.All(row => has(row) && same(each[0], row)))) return null;
        var large = classes.Where(each => each.Length >= FewestOfClass).Select(each => each[0]).ToList();
        if (large.TrueForAll(row => same(large[0], row))) return null;
        var cells = new List<int>();
        foreach (var first in classes.Select(each => each[0]))
        {
            if (!cells.Exists(known => same(known, first))) cells.Add(first);
        }

        return cells.Count == classes.Count ? Repeats : "follows from";
    }

    /// <summary>Where a column says what these labels say in nearly every row of each class, the rows in which it does not; null where it does in fewer, or
    /// in all, or where too few rows tell.</summary>
    /// <param name="cell">The cell of a row; equal ones are one value.</param>
    public IReadOnlySet<int>? ExceptionsIn(Func<int, object> cell)
    {
        if (Rows.Count < FewestRows) return null;
        var (exceptions, said) = (new HashSet<int>(), new HashSet<object>());
        var large = classes.Where(each => each.Length >= FewestOfClass).ToList();
        foreach (var rows in large)
        {
            var most = rows.GroupBy(cell).MaxBy(each => each.Count());
            if (most is null || !said.Add(most.Key) || most.Count() < Nearly * rows.Length) return null;
            exceptions.UnionWith(rows.Where(row => !cell(row).Equals(most.Key)));
        }

        return large.Count > 1 && exceptions.Count > 0 ? exceptions : null;
    }

    /// <summary>The rows in which another annotator says something else; rows without its label are left out.</summary>
    public IEnumerable<int> Differences(HumanLabels others) => Rows.Where(row => others.Has(row) && values[row] != others.values[row]);

    // The rows of each label, ascending.
    private List<int[]> Classes()
    {
        var order = Rows.ToArray();
        Array.Sort(order, (left, right) => values[left].CompareTo(values[right]) is var by and not 0 ? by : left.CompareTo(right));
        var found = new List<int[]>();
        for (var (from, to) = (0, 0); from < order.Length; from = to)
        {
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            found.Add(order[from..to]);
        }

        return found;
    }

    private bool IsLinear(ReadOnlySpan<double> column)
    {
        if (Rows.Count < FewestRows || classes.Count < 3) return false;
        var (low, high) = (Rows.MinBy(row => values[row]), Rows.MaxBy(row => values[row]));
        var slope = (column[high] - column[low]) / (values[high] - values[low]);
        if (!double.IsFinite(slope) || slope == 0) return false;
        var tolerance = Rounding * Math.Abs(column[high] - column[low]);
        foreach (var row in Rows)
        {
            if (!(Math.Abs(column[row] - column[low] - (slope * (values[row] - values[low]))) <= tolerance)) return false;
        }

        return true;
    }
}
