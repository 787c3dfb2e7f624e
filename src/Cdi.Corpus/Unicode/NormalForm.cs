using System.Text;

namespace Cdi.Corpus.Unicode;

/// <summary>Unicode normal form C: a letter and its accents as few characters as there are.</summary>
/// <remarks>
/// The platform's normalisation needs libraries that a machine may lack, and gives the text back unchanged without them; a study must not
/// read one thing here and another there. Unicode Standard Annex 15, for the basic multilingual plane.
/// </remarks>
internal static class NormalForm
{
    private const char FirstMark = '\u0300';
    private const int HangulBase = 0xac00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11a7;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Leads = 19;

    /// <summary>The text in normal form C.</summary>
    public static string C(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, char.MaxValue)) return text;
        var data = NormalFormData.Instance;
        var characters = new List<char>(text.Length);
        foreach (var character in text) Decompose(character, characters, data);
        Order(characters, data);
        return Compose(characters, data);
    }

    private static void Decompose(char character, List<char> result, NormalFormData data)
    {
        var syllable = character - HangulBase;
        if (syllable is >= 0 and < Leads * Vowels * Trails)
        {
            result.Add((char)(LeadBase + (syllable / (Vowels * Trails))));
            result.Add((char)(VowelBase + (syllable % (Vowels * Trails) / Trails)));
            if (syllable % Trails != 0) result.Add((char)(TrailBase + (syllable % Trails)));
        }
        else if (data.Decompositions.TryGetValue(character, out var parts))
        {
            foreach (var part in parts) Decompose(part, result, data);
        }
        else
        {
            result.Add(character);
        }
    }

    private static void Order(List<char> characters, NormalFormData data)
    {
        for (var i = 1; i < characters.Count; i++)
        {
            var rank = data.Class(characters[i]);
            for (var j = i; rank > 0 && j > 0 && data.Class(characters[j - 1]) > rank; j--)
            {
                (characters[j - 1], characters[j]) = (characters[j], characters[j - 1]);
            }
        }
    }

    private static string Compose(List<char> characters, NormalFormData data)
    {
        var result = new StringBuilder(characters.Count);
        var (starter, last) = (-1, 0);
        foreach (var character in characters)
        {
            var rank = data.Class(character);
            var isBlocked = starter < 0 || (last != 0 && last >= rank) || (last == 0 && starter != result.Length - 1);
            if (!isBlocked && Composite(result[starter], character, data) is { } composite)
            {
                result[starter] = composite;
                continue;
            }

            if (rank == 0) starter = result.Length;
            last = rank;
            result.Append(character);
        }

        return result.ToString();
    }

    private static char? Composite(char first, char second, NormalFormData data)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels) return (char)(HangulBase + (((lead * Vowels) + vowel) * Trails));
        var (syllable, trail) = (first - HangulBase, second - TrailBase);
        if (syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails) return (char)(first + trail);
        return data.Composites.TryGetValue((first, second), out var composite) ? composite : null;
    }
}
