using Cdi.Corpus.Memory;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus;

/// <summary>A corpus that a program holds, instead of a file: rows of its own type, and how one of them becomes cells.</summary>
/// <remarks>
/// Cells have the names of the spec: declared columns that are not computed, and records of annotators such as <c>llm.assistant.recorded.label</c>, whose
/// labels
/// are keys of options. What is computed, required, kept and checked is so as for a file. Rows are enumerated once, by the thread that reads them.
/// </remarks>
public abstract class CorpusRows
{
    private protected CorpusRows(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>Names of the cells, in the order in which rows write them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows of a type.</summary>
    /// <param name="rows">The rows, in the order by which they are numbered.</param>
    /// <param name="columns">Names of the cells, each once.</param>
    /// <param name="write">Writes the cells of a row in the order of the names.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static CorpusRows Of<T>(IEnumerable<T> rows, IReadOnlyList<string> columns, Action<T, RowCells> write)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(write);
        if (columns.Distinct(StringComparer.Ordinal).Count() < columns.Count) throw new ArgumentException("A name of a cell stands twice.", nameof(columns));
        return new Typed<T>(rows, columns, write);
    }

    /// <summary>Opens the rows for one reading.</summary>
    /// <param name="sought">The cells that are read.</param>
    /// <exception cref="ArgumentException">A cell that is read has no name here.</exception>
    internal abstract MemoryRowReader Open(IReadOnlyList<SoughtColumn> sought);

    /// <summary>The columns as the cells of rows have them: declared names instead of headers, options instead of raw labels, and nothing that only files
    /// have.</summary>
    internal static CorpusDefinition Declared(CorpusDefinition definition) => definition with
    {
        Sha256 = null,
        Decimal = '.',
        Missing = [.. definition.Missing.Where(token => token.Trim().Length == 0)],
        Columns = [.. definition.Columns.Select(column => column with { SourceColumn = column.CellsOf ?? column.Name })],
        // A row of a program has the label itself, and no answers that make it.
        RecordedLabels =
        [
            .. definition.RecordedLabels.Where(record => !definition.DerivedLabels.Any(derived => derived.Answers.Contains(record.Name))).Select(
                record => record with { SourceColumn = record.Name, Map = LabelMap.Identity(record.Map.Options) }),
            .. definition.DerivedLabels.Select(derived => new RecordedLabels(derived.Name, derived.Name, LabelMap.Identity(derived.Options))),
        ],
        DerivedLabels = [],
        RecordedNumbers = [.. definition.RecordedNumbers.Select(record => record with { SourceColumn = record.Name })],
    };

    private sealed class Typed<T>(IEnumerable<T> rows, IReadOnlyList<string> columns, Action<T, RowCells> write) : CorpusRows(columns)
        where T : class
    {
        internal override MemoryRowReader Open(IReadOnlyList<SoughtColumn> sought) => new(Written, Columns, sought);

        private IEnumerable<RowCells> Written(RowCells cells)
        {
            foreach (var row in rows)
            {
                if (row is null) throw new ArgumentException($"Row {cells.Row + 1} is null.", nameof(rows));
                cells.Begin();
                write(row, cells);
                cells.End();
                yield return cells;
            }
        }
    }
}
