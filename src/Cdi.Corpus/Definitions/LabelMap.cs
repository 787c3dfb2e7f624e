namespace Cdi.Corpus;

/// <summary>Which option of an outcome each raw label of a file stands for.</summary>
/// <remarks>
/// Labels are compared in Unicode normal form C. Where that finds none, numbers and truth values are compared as values: <c>1.0</c>, as data frames write
/// whole numbers beside blanks, <c>True</c> and <c>TRUE</c> are the label <c>1</c>. Codes with leading zeros and numbers of more than 15 digits are texts.
/// </remarks>
public sealed class LabelMap
{
    private const int SeveralOptions = -2;

    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal);

    /// <summary>Builds a map from entries.</summary>
    /// <param name="options">Keys of the outcome's options; the code of an option is its index.</param>
    /// <param name="entries">The lines of the map; several labels may stand for one option.</param>
    /// <exception cref="ArgumentException">An entry names no option, or a label occurs twice.</exception>
    public LabelMap(IReadOnlyList<string> options, IReadOnlyList<LabelMapEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(entries);
        Options = options;
        Entries = entries;
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var code = IndexOf(options, entry.Option);
            if (code < 0) throw new ArgumentException($"The outcome has no option `{entry.Option}`.", nameof(entries));
            if (!written.Add(entry.Raw)) throw new ArgumentException($"The label `{entry.Raw}` occurs twice.", nameof(entries));
            Add(codes, LabelSpelling.Composed(entry.Raw), code);
            if (LabelSpelling.NumberIn(entry.Raw) is { } value) Add(values, value, code);
        }
    }

    /// <summary>Keys of the outcome's options, in the order of the spec.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The lines of the map.</summary>
    public IReadOnlyList<LabelMapEntry> Entries { get; }

    /// <summary>The map of a file that holds option keys themselves.</summary>
    /// <param name="options">Keys of the outcome's options.</param>
    public static LabelMap Identity(IReadOnlyList<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options, [.. options.Select(option => new LabelMapEntry(option, option))]);
    }

    /// <summary>The index of the option that a raw label stands for, or −1 where the map has none.</summary>
    /// <param name="raw">A label of the file, not missing.</param>
    /// <param name="decimalMark">The character before decimals in the file.</param>
    /// <remarks>A value of which the map has two spellings for two options matches neither; the compiler refuses such a map (CDI2018).</remarks>
    public int Code(string raw, char decimalMark = '.')
    {
        if (codes.TryGetValue(LabelSpelling.Composed(raw), out var code)) return Math.Max(code, -1);
        return LabelSpelling.NumberIn(raw, decimalMark) is { } value && values.TryGetValue(value, out code) && code != SeveralOptions ? code : -1;
    }

    private static void Add(Dictionary<string, int> meanings, string label, int code)
    {
        if (!meanings.TryAdd(label, code) && meanings[label] != code) meanings[label] = SeveralOptions;
    }

    private static int IndexOf(IReadOnlyList<string> options, string option)
    {
        for (var index = 0; index < options.Count; index++)
        {
            if (string.Equals(options[index], option, StringComparison.Ordinal)) return index;
        }

        return -1;
    }
}
