namespace Cdi.Corpus.Dialects;

/// <summary>Where the rows of a text stood in the sheet that it was made of.</summary>
/// <param name="Rows">Number in the sheet of each row that has a value, the header first; from 1.</param>
/// <param name="Inexact">By number of a column, from 0: the first cell with a whole number beyond 2^53, which a workbook rounds.</param>
internal sealed record SheetRows(IReadOnlyList<int> Rows, IReadOnlyDictionary<int, (int Row, double Value)> Inexact)
{
    /// <summary>Name of the sheet.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the other sheets of the workbook.</summary>
    public required IReadOnlyList<string> Others { get; init; }
}
