namespace Cdi.Corpus;

/// <summary>Where a row stands in its file.</summary>
/// <param name="Row">Number of the data row, from 1; the header is not counted.</param>
/// <param name="Line">Line of the file on which the row begins, from 1; runs ahead of the row where quoted texts contain line ends.</param>
public readonly record struct RowPlace(long Row, long Line)
{
    /// <summary>The place as diagnostics show it: <c>row 12 (line 14)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"row {Row} (line {Line})");
}
