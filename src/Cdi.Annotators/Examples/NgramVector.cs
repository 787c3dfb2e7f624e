using System.Runtime.InteropServices;

namespace Cdi.Annotators.Examples;

/// <summary>A text as counts of its n-grams, hashed to 2²⁰ places: words and pairs of words, and pieces of three to five characters within a word and the
/// blanks around it; in lower case, with 1 + ln(count) of each.</summary>
/// <remarks>The hash is FNV-1a of UTF-16 units, so that vectors are the same on every machine.</remarks>
public sealed class NgramVector : ISimilarText
{
    private const int Places = 1 << 20;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    private readonly int[] places;
    private readonly double[] weights;
    private readonly double length;

    private NgramVector(int[] places, double[] weights)
    {
        (this.places, this.weights) = (places, weights);
        var sum = 0.0;
        foreach (var weight in weights) sum += weight * weight;
        length = Math.Sqrt(sum);
    }

    /// <summary>The n-grams of a text.</summary>
    /// <param name="text">The text.</param>
    public static NgramVector Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new Dictionary<int, int>();
        var words = Words(text.ToLowerInvariant());
        for (var i = 0; i < words.Count; i++)
        {
            Count(counts, 'w', words[i]);
            if (i > 0) Count(counts, 'p', words[i - 1] + " " + words[i]);
            var padded = " " + words[i] + " ";
            for (var size = ShortestPiece; size <= LongestPiece; size++)
            {
                for (var start = 0; start + size <= padded.Length; start++) Count(counts, 'c', padded.AsSpan(start, size));
            }
        }

        int[] places = [.. counts.Keys.Order()];
        return new(places, Array.ConvertAll(places, place => 1 + Math.Log(counts[place])));
    }

    /// <summary>The cosine of two texts, 0 … 1; 0 where one of them has no word.</summary>
    /// <param name="other">A vector.</param>
    /// <exception cref="ArgumentException">The other text was made otherwise.</exception>
    public double With(ISimilarText other)
    {
        if (other is not NgramVector vector) throw new ArgumentException("The other text is no vector of n-grams.", nameof(other));
        if (length == 0 || vector.length == 0) return 0;
        var sum = 0.0;
        for (var (i, j) = (0, 0); i < places.Length && j < vector.places.Length;)
        {
            if (places[i] == vector.places[j]) sum += weights[i++] * vector.weights[j++];
            else if (places[i] < vector.places[j]) i++;
            else j++;
        }

        return sum / (length * vector.length);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0) start = i;
            if (isWord || start < 0) continue;
            words.Add(text[start..i]);
            start = -1;
        }

        return words;
    }

    private static void Count(Dictionary<int, int> counts, char kind, ReadOnlySpan<char> gram)
    {
        var hash = (Basis ^ kind) * Prime;
        foreach (var unit in gram) hash = (hash ^ unit) * Prime;
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (int)(hash % Places), out _)++;
    }
}
