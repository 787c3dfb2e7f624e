using Cdi.Cli.Authoring;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>Tells what each column of a file looks like.</summary>
internal static class ColumnExamination
{
    /// <summary>Most distinct values of labels: more are scores, identifiers or texts.</summary>
    private const int MostLabels = 26;

    /// <summary>What every column of a file looks like.</summary>
    /// <param name="profile">The file.</param>
    public static IReadOnlyList<ColumnFinding> Of(CorpusProfile profile)
    {
        var ranges = new ProfiledTable(profile, profile.Missing).Ranges();
        return [.. profile.Columns.Select(column => Of(column, profile.Rows, ranges.TryGetValue(column.Name, out var range) ? range : null))];
    }

    /// <summary>What a column looks like.</summary>
    /// <param name="column">Its profile.</param>
    /// <param name="rows">Rows of the file.</param>
    /// <param name="range">Its numbers; null where it has none.</param>
    public static ColumnFinding Of(ColumnProfile column, long rows, NumberRange? range) => new(
        column.Name,
        LookOf(column, rows, range),
        column.Missing,
        [.. column.Values.OrderByDescending(each => each.Rows).ThenBy(each => each.Value, StringComparer.Ordinal).Select(
            each => new ValueFinding(each.Value, each.Rows))],
        range);

    private static ColumnLook LookOf(ColumnProfile column, long rows, NumberRange? range) => column switch
    {
        _ when column.Missing == rows => ColumnLook.Blank,
        { Values.Count: 1 } => ColumnLook.Constant,
        { Guess: ColumnType.Id } => ColumnLook.Id,
        { Guess: ColumnType.Date } => ColumnLook.Date,
        _ when range is { IsProbability: true } => ColumnLook.Probability,
        { NumbersRows: true } => ColumnLook.Id,
        _ when Repeats(column, rows) => ColumnLook.Labels,
        { Guess: ColumnType.Indicator or ColumnType.Count or ColumnType.Number } => ColumnLook.Number,
        { Guess: ColumnType.Text or ColumnType.Factor } => ColumnLook.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Guess, "No file shows this type."),
    };

    /// <summary>Few values, each twice on average; two values are labels in a file of any length.</summary>
    private static bool Repeats(ColumnProfile column, long rows) =>
        column.Values.Count is > 0 and <= MostLabels && (column.Values.Count == 2 || 2 * column.Values.Count <= rows - column.Missing);
}
