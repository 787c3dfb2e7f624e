using Cdi.Corpus;
using Cdi.Corpus.Undeclared;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks at what a study does not declare of its file: numbers, dates and columns of a few levels, in which labels that were not drawn as declared
/// show as well.</summary>
internal static class UndeclaredColumns
{
    private const int MostColumns = 40;
    private const int MostLevels = 50;

    // Numbers with no more values than this may be codes, whose mean says little: their levels are compared as well.
    private const int MostCodes = 12;
    private const int LongestGroupName = 40;

    // Shorter values are names and codes.
    private const int ShortestText = 12;

    // Memory and time: of a file beyond this size, and of columns beyond this many cells, nothing more is read.
    private const int MostBytes = 1 << 27;
    private const long MostCells = 20_000_000;

    /// <summary>Whether columns that a study does not declare are looked at: not where its labels are still to be drawn, or the file is too large.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">Its file.</param>
    public static bool AreLookedAt(StudyDefinition study, CorpusFile file) => study.Sampling.Given is { Elsewhere: false } && study.Corpus.Frequency is null
        && file.Bytes.Length <= MostBytes;

    /// <summary>The columns that can be compared, in the order of the file; at most forty.</summary>
    /// <param name="cells">The cells of undeclared columns; null for none.</param>
    /// <param name="table">What the study reads of the file: its rows are those of the columns.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<UndeclaredColumn> Read(UndeclaredCells? cells, CorpusTable table, CancellationToken cancellation)
    {
        var found = new List<UndeclaredColumn>();
        if (cells is null) return found;
        var most = (int)Math.Clamp(MostCells / Math.Max(1, table.RowsRead), 1, MostColumns);
        var rows = Rows(cells, table);
        foreach (var column in cells.Columns(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IsComparable(column, table.RowsRead)) continue;
            Add(found, column, rows);
            if (--most == 0) break;
        }

        return found;
    }

    /// <summary>The rows that the study keeps, among all that hold a value.</summary>
    private static int[] Rows(UndeclaredCells cells, CorpusTable table)
    {
        var rows = new int[table.Rows];
        for (var row = 0; row < rows.Length; row++) rows[row] = cells.IndexOf(table.Place(row).Row);
        return rows;
    }

    private static bool IsNumber(CellColumn column) => column.Guess is ColumnType.Number or ColumnType.Count;

    private static bool HasLevels(CellColumn column) => column.Guess switch
    {
        ColumnType.Number or ColumnType.Count => column.Distinct is > 1 and <= MostCodes,
        ColumnType.Date => false,
        _ => column.Distinct is > 1 and <= MostLevels && 2 * column.Distinct <= column.Present,
    };

    private static bool IsComparable(CellColumn column, long rows) => column.IsUnique
        ? column.Guess == ColumnType.Number || HasLength(column)
        : 2 * column.Missing < rows && (HasLevels(column) || IsNumber(column) || column.Guess == ColumnType.Date || MayGroup(column)
            || HasLength(column));

    private static bool HasLength(CellColumn column) => column.Guess == ColumnType.Text && !HasLevels(column) && !MayGroup(column);

    // Short texts and whole numbers of more than fifty values: authors, threads, villages.
    private static bool MayGroup(CellColumn column) =>
        column is { IsUnique: false, Distinct: > MostLevels, MeanLength: <= LongestGroupName }
        && column.Guess is ColumnType.Count or ColumnType.Id or ColumnType.Text;

    private static void Add(List<UndeclaredColumn> found, CellColumn column, int[] rows)
    {
        if (IsNumber(column)) found.Add(new UndeclaredColumn.Numbers(column.Name, Values(column, rows, column.NumberOf), AreDays: false));
        if (HasLength(column)) found.Add(new UndeclaredColumn.Lengths(column.Name, Values(column, rows, code => column.LengthOf(code))));
        else if (column.Guess == ColumnType.Date)
            found.Add(new UndeclaredColumn.Numbers(column.Name, Values(column, rows, code => Day(column, code)), AreDays: true));
        else if (HasLevels(column)) found.Add(Levels(column, rows));
        else if (MayGroup(column)) found.Add(new UndeclaredColumn.Groups(column.Name, Groups(column, rows))
        {
            HasTexts = column.Guess == ColumnType.Text && column.MeanLength >= ShortestText,
        });
    }

    private static double[] Values(CellColumn column, int[] rows, Func<int, double> value)
    {
        var values = new double[column.Codes];
        for (var code = 0; code < values.Length; code++) values[code] = value(code);
        var all = new double[rows.Length];
        for (var row = 0; row < all.Length; row++) all[row] = values[column.CodeOfRow[rows[row]]];
        return all;
    }

    private static double Day(CellColumn column, int code) =>
        column.DayOf(code) is { } day ? day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber : double.NaN;

    /// <summary>Levels in ordinal order.</summary>
    private static UndeclaredColumn.Levels Levels(CellColumn column, int[] rows)
    {
        var levels = new SortedSet<string>(StringComparer.Ordinal);
        for (var code = 0; code < column.Codes; code++)
        {
            if (!column.IsMissing(code)) levels.Add(column.Level(code));
        }

        string[] ordered = [.. levels];
        return new(column.Name, Codes(column, rows, code => Array.IndexOf(ordered, column.Level(code))), ordered);
    }

    private static int[] Groups(CellColumn column, int[] rows)
    {
        if (!column.MayShareLevels) return Codes(column, rows, code => code);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        return Codes(column, rows, code =>
        {
            var level = column.Level(code);
            if (!groups.TryGetValue(level, out var group)) groups.Add(level, group = groups.Count);
            return group;
        });
    }

    private static int[] Codes(CellColumn column, int[] rows, Func<int, int> group)
    {
        var groups = new int[column.Codes];
        for (var code = 0; code < groups.Length; code++) groups[code] = column.IsMissing(code) ? -1 : group(code);
        var all = new int[rows.Length];
        for (var row = 0; row < all.Length; row++) all[row] = groups[column.CodeOfRow[rows[row]]];
        return all;
    }
}
