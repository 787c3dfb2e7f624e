namespace Cdi.Corpus;

/// <summary>Where a row stands in its file.</summary>
/// <param name="Row">Number of the data row, from 1; the header is not counted.</param>
/// <param name="Line">Line of the file on which the row begins, or row of the sheet, from 1; runs ahead of the row where quoted texts contain line ends.</param>
public readonly record struct RowPlace(long Row, long Line)
{
    /// <summary>Whether <see cref="Line"/> counts the rows of a sheet.</summary>
    public bool IsInSheet { get; init; }

    /// <summary>The place as diagnostics show it: <c>row 12 (line 14)</c>, or <c>row 12 (row 14 of the sheet)</c>.</summary>
    public override string ToString() => IsInSheet
        ? FormattableString.Invariant($"row {Row} (row {Line} of the sheet)")
        : FormattableString.Invariant($"row {Row} (line {Line})");
}
