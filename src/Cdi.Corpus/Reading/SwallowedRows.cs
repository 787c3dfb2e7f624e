using System.Text;
using Cdi.Corpus.Dialects;
using CsvHelper;

namespace Cdi.Corpus.Reading;

/// <summary>Recognises a quoted value that holds further rows of its file, because a lone quotation mark opened it and another one, rows later, closed
/// it.</summary>
/// <remarks>
/// Such a value has line ends, and, cut there, cells: as many as the row still lacked, then whole rows, then as many as stand before the column. A text
/// of several lines can have that shape by chance; the cells then do not look like those of the other rows.
/// </remarks>
internal sealed class SwallowedRows(ReadOnlyMemory<byte> text, FileDialect dialect, int columns)
{
    private const int FewestRows = 3;

    private ColumnShape[]? shapes;
    private int sampled;

    /// <summary>The column whose value in the current row holds rows, and how many; null where none does.</summary>
    public (int Column, int Rows)? Find(CsvReader reader)
    {
        if (columns < 2) return null;
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var value = reader.GetSpan(column);
            if (!value.ContainsAny((byte)'\n', (byte)'\r')) continue;
            var lines = Encoding.UTF8.GetString(value).ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(dialect.Delimiter)).ToArray();
            if (HasShape(lines, column) && LooksLikeRows(lines, column)) return (column, lines.Length - 1);
        }

        return null;
    }

    private bool HasShape(string[][] lines, int column)
    {
        if (lines[0].Length != columns - column || lines[^1].Length != column + 1) return false;
        return lines.Skip(1).SkipLast(1).All(line => line.Length == columns);
    }

    private bool LooksLikeRows(string[][] lines, int column)
    {
        shapes ??= Shapes();
        if (sampled < FewestRows) return dialect.Delimiter != ',';
        var telling = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var first = i == 0 ? column : 0;
            var cells = Enumerable.Range(0, lines[i].Length).Where(cell => (i > 0 || cell > 0) && (i < lines.Length - 1 || cell != column)).ToList();
            if (!cells.TrueForAll(cell => shapes[first + cell].Fits(lines[i][cell]))) return false;
            telling += cells.Exists(cell => shapes[first + cell].IsTelling(lines[i][cell])) ? 1 : 0;
        }

        // Commas are frequent in prose: there, each row needs a cell that prose would hardly have.
        return dialect.Delimiter != ',' || telling >= lines.Length - 1;
    }

    /// <summary>What the cells of rows on one line look like.</summary>
    private ColumnShape[] Shapes()
    {
        var found = Enumerable.Range(0, columns).Select(_ => new ColumnShape(dialect.Decimal)).ToArray();
        using var reader = CsvReader.Create(text, CsvRowReader.Options(dialect.Delimiter, dialect.Quotes));
        reader.ReadHeader();
        while (sampled < ColumnShape.MostRows && reader.Read())
        {
            if (reader.FieldCount != columns || reader.RawRecord.ContainsAny((byte)'\n', (byte)'\r')) continue;
            sampled++;
            for (var column = 0; column < columns; column++) found[column].Add(Encoding.UTF8.GetString(reader.GetSpan(column)));
        }

        return found;
    }
}
