using System.Globalization;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Collects a date column as ISO 8601 text; empty where missing.</summary>
internal sealed class DateBuilder(ColumnSource source, string name) : ColumnBuilder(source)
{
    /// <summary>What a value must be.</summary>
    public const string Description = "a date such as 2024-05-31 or 31.05.2024";

    private const int IsoLength = 10;

    private readonly List<string> values = [];

    /// <inheritdoc/>
    protected override string Expected => Description;

    // Slashes are not among them: the file cannot show whether 03/04/2021 is in March or April.
    private static readonly string[] Forms = ["yyyy-MM-dd", "d.M.yyyy", "yyyy-MM-dd 00:00:00", "yyyy-MM-ddT00:00:00", "yyyy-MM-ddT00:00:00Z"];

    /// <summary>A calendar date as ISO 8601 writes it, from that form, with midnight behind it or not, or from day, month and year between points; null for
    /// other texts.</summary>
    public static string? Iso(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? text
        : DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether a text, of which white space at both ends is removed, is a calendar date.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => Day(text) is not null;

    /// <summary>The date that a text is, of which white space at both ends is removed; null for other texts.</summary>
    public static DateOnly? Day(ReadOnlySpan<byte> text)
    {
        if (text.Length == IsoLength && text[4] == '-' && text[7] == '-' && Number(text[..4]) is >= 1 and var year
            && Number(text[5..7]) is >= 1 and <= 12 and var month && Number(text[8..]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        return Iso(Encoding.UTF8.GetString(text).Trim()) is { } iso ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            number = (10 * number) + digit - '0';
        }

        return number;
    }

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Texts.Add(name, values);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var date = Iso(Encoding.UTF8.GetString(value).Trim());
        values.Add(date ?? "");
        return date is not null;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add("");
}
