using Cdi.Corpus;

namespace Cdi.Studies;

/// <summary>One row of a corpus, read cell by cell by the names of columns.</summary>
/// <remarks>Every read looks the column up; nothing is allocated. The rows of a compiled study have a reader that looks up once. Names are the declared
/// ones; a name that is not declared with a fitting type throws <see cref="KeyNotFoundException"/>.</remarks>
/// <param name="table">The corpus.</param>
/// <param name="row">Index among the kept rows, 0 … n − 1.</param>
public readonly struct RowReader(CorpusTable table, int row)
{
    /// <summary>What identifies the row: the value of the key column, or the row's number in the file.</summary>
    public string Key => table.Key(row);

    /// <summary>A cell of a text, image or id column; empty where missing.</summary>
    public string Text(string column) => table.Texts(column)[row];

    /// <summary>A cell of a number, count or indicator column; NaN where missing.</summary>
    public double Number(string column) => table.Numbers(column).Span[row];

    /// <summary>A cell of an indicator column; null where missing.</summary>
    public bool? Indicator(string column) => Cells.Indicator(table.Numbers(column), row);

    /// <summary>A cell of a count column; null where missing.</summary>
    public long? Count(string column) => Cells.Count(table.Numbers(column), row);

    /// <summary>A cell of a date column; null where missing.</summary>
    public DateOnly? Date(string column) => Cells.Date(table.Texts(column), row);

    /// <summary>The level of a factor or ordered column as its index in <see cref="FactorColumn.Levels"/>; −1 where missing.</summary>
    public int LevelCode(string column) => table.Factor(column).Codes.Span[row];

    /// <summary>The level of a factor or ordered column as text; empty where missing.</summary>
    public string Level(string column) => Cells.Level(table.Factor(column), row);

    /// <summary>A recorded answer as the index of its option in the outcome; −1 where there is none.</summary>
    /// <param name="record">A name in <see cref="CorpusDefinition.RecordedLabels"/>.</param>
    public int LabelCode(string record) => table.Labels(record).Codes.Span[row];

    /// <summary>A recorded number, such as a confidence; NaN where there is none.</summary>
    /// <param name="record">A name in <see cref="CorpusDefinition.RecordedNumbers"/>.</param>
    public double RecordedNumber(string record) => table.RecordedNumbers(record).Span[row];
}
