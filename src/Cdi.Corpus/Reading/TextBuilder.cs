using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Collects a text, image or id column; empty where missing.</summary>
internal sealed class TextBuilder(ColumnSource source, string name) : ColumnBuilder(source)
{
    private readonly List<string> values = [];

    /// <inheritdoc/>
    protected override string Expected => "a text";

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Texts.Add(name, values);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        values.Add(Encoding.UTF8.GetString(value));
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add("");
}
