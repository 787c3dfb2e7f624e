using CsvHelper;

namespace Cdi.Corpus.Dialects;

/// <summary>The first rows of a file, split at one delimiter.</summary>
/// <param name="Delimiter">The delimiter.</param>
/// <param name="Columns">Cells of the header.</param>
/// <param name="Even">Rows with as many cells as the header.</param>
/// <param name="Rows">All rows looked at; the last one of a file that goes on is left out.</param>
internal sealed record DelimiterSample(char Delimiter, int Columns, int Even, int Rows)
{
    private const int MostRows = 1000;

    /// <summary>Share of the rows with as many cells as the header; 1 where there are none.</summary>
    public double Evenness => Rows == 0 ? 1 : (double)Even / Rows;

    /// <summary>Splits the head of a file.</summary>
    /// <param name="head">The first bytes, from the header on.</param>
    /// <param name="isWhole">Whether they are the whole file.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static DelimiterSample Of(ReadOnlyMemory<byte> head, bool isWhole, char delimiter)
    {
        using var reader = CsvReader.Create(head, Reading.CsvRowReader.Options(delimiter, Quoting.Checked));
        reader.ReadHeader();
        var columns = reader.Headers.Count;
        var (even, rows, last) = (0, 0, false);
        while (rows < MostRows && reader.Read())
        {
            rows++;
            last = reader.FieldCount == columns;
            if (last) even++;
        }

        return isWhole || rows is 0 or MostRows
            ? new DelimiterSample(delimiter, columns, even, rows)
            : new DelimiterSample(delimiter, columns, last ? even - 1 : even, rows - 1);
    }
}
