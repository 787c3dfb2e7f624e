namespace Cdi.Corpus;

/// <summary>Where a row stands in its file.</summary>
/// <param name="Row">Number of the data row, from 1; the header is not counted.</param>
/// <param name="Line">Line of the file on which the row begins, or row of the sheet, from 1; runs ahead of the row where quoted texts contain line ends; 0
/// where rows come from memory.</param>
public readonly record struct RowPlace(long Row, long Line)
{
    /// <summary>Whether <see cref="Line"/> counts the rows of a sheet.</summary>
    public bool IsInSheet { get; init; }

    /// <summary>The place as diagnostics show it: <c>row 12 (line 14)</c>, or <c>row 12 (row 14 of the sheet)</c>, or <c>row 12</c> where rows come from
    /// memory.</summary>
    public override string ToString() => (IsInSheet, Line) switch
    {
        (true, _) => FormattableString.Invariant($"row {Row} (row {Line} of the sheet)"),
        (false, 0) => FormattableString.Invariant($"row {Row}"),
        (false, _) => FormattableString.Invariant($"row {Row} (line {Line})"),
    };
}
