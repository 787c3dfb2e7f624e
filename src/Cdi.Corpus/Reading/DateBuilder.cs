using System.Globalization;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Collects a date column as ISO 8601 text; empty where missing.</summary>
internal sealed class DateBuilder(ColumnSource source, string name) : ColumnBuilder(source)
{
    /// <summary>What a value must be.</summary>
    public const string Description = "a date such as 2024-05-31";

    private readonly List<string> values = [];

    /// <inheritdoc/>
    protected override string Expected => Description;

    /// <summary>Whether a text is a calendar date in the form yyyy-MM-dd.</summary>
    public static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Texts.Add(name, values);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var text = Encoding.UTF8.GetString(value).Trim();
        values.Add(text);
        return IsDate(text);
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add("");
}
