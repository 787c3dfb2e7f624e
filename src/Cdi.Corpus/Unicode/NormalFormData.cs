using System.Globalization;

namespace Cdi.Corpus.Unicode;

/// <summary>Decompositions and combining classes, read from the table beside this file when a text first needs them.</summary>
internal sealed class NormalFormData
{
    private const string Resource = "Cdi.Corpus.Unicode.normal-form.txt";

    private static readonly Lazy<NormalFormData> Read = new(() => new NormalFormData());

    private readonly Dictionary<char, byte> classes = [];

    private NormalFormData()
    {
        using var stream = typeof(NormalFormData).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks `{Resource}`.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#') Add(line);
        }
    }

    /// <summary>The table.</summary>
    public static NormalFormData Instance => Read.Value;

    /// <summary>What a character consists of: one or two others.</summary>
    public Dictionary<char, string> Decompositions { get; } = [];

    /// <summary>What a character and the mark behind it become.</summary>
    public Dictionary<(char Base, char Mark), char> Composites { get; } = [];

    /// <summary>Canonical combining class; 0 for characters that combine with none before them.</summary>
    public byte Class(char character) => classes.GetValueOrDefault(character);

    private void Add(string line)
    {
        var first = Character(line.AsSpan(0, 4));
        if (line[4] == '-')
        {
            var rank = byte.Parse(line.AsSpan(10), NumberStyles.None, CultureInfo.InvariantCulture);
            for (int character = first; character <= Character(line.AsSpan(5, 4)); character++) classes[(char)character] = rank;
            return;
        }

        var parts = line[5..].Split(' ').Select(part => Character(part)).ToArray();
        Decompositions[first] = new string(parts);
        if (line[4] == '=') Composites[(parts[0], parts[1])] = first;
    }

    private static char Character(ReadOnlySpan<char> digits) => (char)ushort.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
