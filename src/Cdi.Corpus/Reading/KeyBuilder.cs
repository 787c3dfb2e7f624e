using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Collects the key of every row and checks that no two rows share one.</summary>
internal sealed class KeyBuilder(ColumnSource source) : ColumnBuilder(source)
{
    private readonly List<string> keys = [];
    private readonly Dictionary<string, RowPlace> places = new(StringComparer.Ordinal);
    private (string Key, RowPlace First, RowPlace Second)? repeated;
    private long repetitions;

    /// <inheritdoc/>
    protected override string Expected => "a key";

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() => repeated is not var (key, first, second)
        ? base.Problems()
        : [.. base.Problems(), DataDiagnostics.KeyNotUnique(Source.File, Source.Subject, Source.Column, key, first, second, repetitions - 1)];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Keys = keys;

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var key = Encoding.UTF8.GetString(value);
        keys.Add(key);
        if (places.TryAdd(key, place)) return true;
        repeated ??= (key, places[key], place);
        repetitions++;
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => keys.Add("");
}
