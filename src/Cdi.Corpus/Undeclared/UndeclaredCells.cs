using System.Globalization;
using Cdi.Corpus.Dialects;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Undeclared;

/// <summary>The columns of a file that a study does not declare. The first are kept while the study's own are read, which splits each row anyway; those behind
/// them are read when they are asked for.</summary>
internal sealed class UndeclaredCells : IRowTaker
{
    // A window of columns is in memory at a time.
    private const int Window = 48;

    private static readonly string[] NoAnswer = ["", "NA", "NaN", "nan", "NULL", "null", "N/A"];

    private readonly CorpusDefinition definition;
    private readonly CorpusFile file;
    private readonly ulong seed;
    private readonly List<CellCodes> cells = [];

    // Numbers of the file's rows that are no texts: those without any value.
    private readonly List<long> blank = [];
    private IReadOnlyList<string> names = [];
    private long rows;
    private int from;

    /// <summary>Makes a reader of a file's other columns.</summary>
    /// <param name="definition">What the study declares.</param>
    /// <param name="file">The file.</param>
    public UndeclaredCells(CorpusDefinition definition, CorpusFile file)
    {
        (this.definition, this.file) = (definition, file);
        seed = ulong.Parse(file.Sha256.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the other columns of a reader that stands before its first row.</summary>
    /// <param name="reader">The reader; <see cref="Append"/> takes its rows.</param>
    public void Begin(RowCursor reader)
    {
        reader.KeepOthers();
        names = reader.Others;
        rows = 0;
        blank.Clear();
        cells.Clear();
    }

    /// <summary>Takes the row that the reader stands at.</summary>
    /// <param name="reader">The reader.</param>
    public void Append(RowCursor reader)
    {
        var count = Math.Min(names.Count - from, Window);
        for (var number = rows + blank.Count + 1; number < reader.Place.Row; number++) blank.Add(number);
        while (cells.Count < count) cells.Add(CellCodes.After(rows, seed));
        for (var column = 0; column < count; column++) cells[column].Append(reader.Other(from + column));
        rows++;
    }

    /// <summary>Where a row of the file stands among those that were taken.</summary>
    /// <param name="row">Number of the row in the file, from 1; a row that was taken.</param>
    public int IndexOf(long row) => (int)(row - 1 - ~blank.BinarySearch(row));

    /// <summary>The columns in the order of the file, each looked at when it is reached. Of a file that names a column once only.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<CellColumn> Columns(CancellationToken cancellation)
    {
        var missing = new MissingValues(NoAnswer.Union(definition.Missing));
        for (; from < names.Count; from += Window)
        {
            if (from > 0) Read(cancellation);
            for (var column = 0; column < cells.Count; column++)
            {
                if (names[from + column].Length > 0) yield return new CellColumn(names[from + column], cells[column], definition.Decimal, missing);
            }
        }
    }

    private void Read(CancellationToken cancellation)
    {
        var builder = new TableBuilder(definition, file.Path);
        var dialect = FileDialect.Of(definition);
        using var reader = CorpusReader.Open(dialect, file, CorpusText.Of(file, dialect, "", cancellation), builder.Sought, "");
        Begin(reader);
        while (reader.Read())
        {
            if (rows % 1024 == 0) cancellation.ThrowIfCancellationRequested();
            Append(reader);
        }
    }
}
