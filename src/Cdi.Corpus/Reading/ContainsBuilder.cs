using System.Buffers;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Computes an indicator from the texts of a column; NaN where the text is missing.</summary>
internal sealed class ContainsBuilder(ColumnSource source, string name, ContainsAny rule) : ColumnBuilder(source)
{
    private readonly WordSearch search = new(rule.Words, rule.Match);
    private readonly List<double> values = [];

    /// <inheritdoc/>
    protected override string Expected => "a text";

    /// <summary>Whether a text, as UTF-8, contains any word of the lexicon.</summary>
    public static bool Contains(WordSearch search, ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var found = search.IsIn(rented.AsSpan(0, Encoding.UTF8.GetChars(text, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return found;
    }

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Numbers.Add(name, [.. values]);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        values.Add(Contains(search, value) ? 1 : 0);
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add(double.NaN);
}
