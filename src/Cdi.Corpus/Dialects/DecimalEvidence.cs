using System.Text;
using CsvHelper;

namespace Cdi.Corpus.Dialects;

/// <summary>What the numbers of a column say about the character before decimals.</summary>
/// <remarks>Only columns whose every value is a number count; a text of one number among others is no evidence.</remarks>
internal sealed class DecimalEvidence
{
    private bool numbers = true;
    private bool comma;
    private bool certainComma;
    private bool point;

    /// <summary>The columns of numbers with a decimal comma; of these, those that cannot mean thousands; the columns with a decimal point.</summary>
    public static (int Comma, int CertainComma, int Point) Count(ReadOnlyMemory<byte> head, bool isWhole, char delimiter)
    {
        using var reader = CsvReader.Create(head, Reading.CsvRowReader.Options(delimiter, Quoting.Checked));
        reader.ReadHeader();
        var columns = Enumerable.Range(0, Math.Min(reader.Headers.Count, 4096)).Select(_ => new DecimalEvidence()).ToArray();
        var missing = new Reading.MissingValues(["", "NA", "NaN", "NULL"]);
        var rows = 0;
        for (var more = reader.Read(); more && rows < 1000; rows++)
        {
            var fields = Enumerable.Range(0, Math.Min(columns.Length, reader.FieldCount)).Select(column => reader.GetSpan(column).ToArray()).ToArray();
            more = reader.Read();
            if (!more && !isWhole) break; // the last row may be cut
            for (var column = 0; column < fields.Length; column++)
            {
                if (!missing.Contains(fields[column])) columns[column].Add(fields[column]);
            }
        }

        var used = columns.Where(column => column.numbers).ToList();
        return (used.Count(column => column.comma), used.Count(column => column.certainComma), used.Count(column => column.point));
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        if (!numbers) return;
        var text = Encoding.UTF8.GetString(value).Trim();
        var digits = text.AsSpan().TrimStart("+-");
        var mark = digits.IndexOfAny(',', '.');
        var whole = mark < 0 ? digits : digits[..mark];
        var fraction = mark < 0 ? "" : digits[(mark + 1)..];
        var exponent = fraction.IndexOfAny('e', 'E');
        if (exponent > 0) fraction = fraction[..exponent];
        numbers = whole.Length + fraction.Length > 0 && whole.IndexOfAnyExceptInRange('0', '9') < 0 && fraction.IndexOfAnyExceptInRange('0', '9') < 0;
        if (!numbers || mark < 0) return;
        if (digits[mark] == '.')
        {
            point = true;
            return;
        }

        comma = true;
        certainComma |= fraction.Length != 3 || whole.Length is 0 or > 3 || whole is "0";
    }
}
