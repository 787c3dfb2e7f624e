using System.Globalization;

namespace Cdi.Corpus;

/// <summary>Which option of an outcome each raw label of a file stands for.</summary>
/// <remarks>Labels are compared exactly, except that a number equal to a whole-number label matches it: <c>1.0</c>, as data frames write whole numbers beside blanks, is the label <c>1</c>.</remarks>
public sealed class LabelMap
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

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
        foreach (var entry in entries)
        {
            var code = IndexOf(options, entry.Option);
            if (code < 0) throw new ArgumentException($"The outcome has no option `{entry.Option}`.", nameof(entries));
            if (!codes.TryAdd(entry.Raw, code)) throw new ArgumentException($"The label `{entry.Raw}` occurs twice.", nameof(entries));
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
    public int Code(ReadOnlySpan<char> raw)
    {
        var lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(raw, out var code)) return code;
        return WholeNumber(raw) is { } whole && codes.TryGetValue(whole, out code) ? code : -1;
    }

    private static string? WholeNumber(ReadOnlySpan<char> raw) =>
        double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : null;

    private static int IndexOf(IReadOnlyList<string> options, string option)
    {
        for (var index = 0; index < options.Count; index++)
        {
            if (string.Equals(options[index], option, StringComparison.Ordinal)) return index;
        }

        return -1;
    }
}
