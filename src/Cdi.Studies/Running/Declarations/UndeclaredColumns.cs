using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Reads what a study does not declare of its file: numbers, dates and columns of a few levels, in which labels that were not drawn as declared
/// show as well.</summary>
internal static class UndeclaredColumns
{
    private const int MostColumns = 40;

    // Numbers with no more values than this may be codes, whose mean says little: their levels are compared as well.
    private const int MostCodes = 12;
    private const int LongestGroupName = 40;

    // Memory and time: of a file beyond this size, and of columns beyond this many cells, nothing more is read.
    private const int MostBytes = 1 << 27;
    private const long MostCells = 20_000_000;

    /// <summary>What the columns that a study does not declare look like; null where its labels are still to be drawn, or the file is too large.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">Its file.</param>
    public static CorpusProfile? Profile(StudyDefinition study, CorpusFile file)
    {
        if (study.Sampling.Given is null || file.Bytes.Length > MostBytes) return null;
        var known = Known(study.Corpus);
        try
        {
            return CorpusProfiler.Profile(file, [], FileDialect.Of(study.Corpus), name => !known.Contains(LabelSpelling.Composed(name)));
        }
        catch (CorpusException)
        {
            // The study reads its own columns and says what is wrong with them: what it leaves aside is not its concern.
            return null;
        }
    }

    /// <summary>The columns that can be compared, in the order of the file; at most forty, none without a profile.</summary>
    /// <param name="corpus">The corpus of the study.</param>
    /// <param name="profile">What undeclared columns look like.</param>
    /// <param name="table">What the study reads of the file: its rows are those of the columns.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<UndeclaredColumn> Read(CorpusDefinition corpus, CorpusProfile? profile, CorpusTable table, CancellationToken cancellation)
    {
        if (profile is null || profile.Rows != table.RowsRead) return [];
        var most = (int)Math.Clamp(MostCells / Math.Max(1, profile.Rows), 1, MostColumns);
        var columns = profile.Columns.Where(column => IsComparable(column, profile.Rows)).Take(most).ToList();
        if (columns.Count == 0) return [];
        try
        {
            return [.. Columns(columns, CorpusReader.Read(Definition(corpus, profile, columns), profile.File, cancellation), table)];
        }
        catch (CorpusException)
        {
            // As above: a look at other columns stops no study.
            return [];
        }
    }

    private static HashSet<string> Known(CorpusDefinition corpus) => corpus.Columns.Where(column => column.Computed is null && column.Conditions.Count == 0)
        .Select(column => column.SourceColumn)
        .Concat(corpus.RecordedLabels.Select(labels => labels.SourceColumn))
        .Concat(corpus.RecordedNumbers.Select(numbers => numbers.SourceColumn))
        .Select(LabelSpelling.Composed).ToHashSet();

    private static bool IsNumber(ColumnProfile column) => column.Guess is ColumnType.Number or ColumnType.Count;

    private static bool HasLevels(ColumnProfile column) => column.Guess switch
    {
        ColumnType.Number or ColumnType.Count => column.Values.Count is > 1 and <= MostCodes,
        ColumnType.Date => false,
        _ => column.Values.Count > 1 && 2 * column.Values.Count <= column.Present,
    };

    private static bool IsComparable(ColumnProfile column, long rows) => column.IsUnique
        ? column.Guess == ColumnType.Number || HasLength(column)
        : 2 * column.Missing < rows && (HasLevels(column) || IsNumber(column) || column.Guess == ColumnType.Date || MayGroup(column)
            || HasLength(column));

    private static bool HasLength(ColumnProfile column) => column.Guess == ColumnType.Text && !HasLevels(column) && !MayGroup(column);

    // Short texts and whole numbers of more than fifty values: authors, threads, villages.
    private static bool MayGroup(ColumnProfile column) =>
        column is { IsUnique: false, Values.Count: 0, MeanLength: <= LongestGroupName } && column.Guess is ColumnType.Count or ColumnType.Id or ColumnType.Text;

    private static CorpusDefinition Definition(CorpusDefinition corpus, CorpusProfile profile, List<ColumnProfile> columns) => new()
    {
        Name = corpus.Name,
        Source = corpus.Source,
        Format = corpus.Format,
        Sheet = corpus.Sheet,
        Delimiter = corpus.Delimiter,
        Decimal = corpus.Decimal,
        Quotes = corpus.Quotes,
        Missing = [.. profile.Missing.Union(corpus.Missing)],
        Columns = [.. columns.Where(column => !IsNumber(column) || HasLevels(column) || MayGroup(column)).Select(
            column => new ColumnDefinition(column.Name, HasLength(column) ? ColumnType.Text : ColumnType.Factor))],
        RecordedNumbers = [.. columns.Where(IsNumber).Select(
            column => new RecordedNumbers(column.Name, column.Name, double.NegativeInfinity, double.PositiveInfinity))],
    };

    private static IEnumerable<UndeclaredColumn> Columns(List<ColumnProfile> columns, CorpusTable read, CorpusTable table)
    {
        // The study may keep a part of the rows; here all were read.
        var rows = Enumerable.Range(0, table.Rows).Select(row => (int)(table.Place(row).Row - 1)).ToArray();
        foreach (var column in columns)
        {
            if (IsNumber(column))
            {
                var numbers = read.RecordedNumbers(column.Name);
                yield return new UndeclaredColumn.Numbers(column.Name, [.. rows.Select(row => numbers.Span[row])], AreDays: false);
            }

            if (HasLength(column))
            {
                var texts = read.Texts(column.Name);
                yield return new UndeclaredColumn.Lengths(column.Name, [.. rows.Select(row => (double)texts[row].Length)]);
                continue;
            }

            if (!HasLevels(column) && column.Guess != ColumnType.Date && !MayGroup(column)) continue;
            var factor = read.Factor(column.Name);
            var codes = rows.Select(row => factor.Codes.Span[row]).ToArray();
            yield return column.Guess == ColumnType.Date ? new UndeclaredColumn.Numbers(column.Name, Days(codes, factor.Levels), AreDays: true)
                : HasLevels(column) ? new UndeclaredColumn.Levels(column.Name, codes, factor.Levels)
                : new UndeclaredColumn.Groups(column.Name, codes);
        }
    }

    private static double[] Days(int[] codes, IReadOnlyList<string> dates)
    {
        var days = dates.Select(Day).ToArray();
        return [.. codes.Select(code => code < 0 ? double.NaN : days[code])];
    }

    private static double Day(string date) =>
        DateOnly.TryParseExact(date, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            : double.NaN;
}
