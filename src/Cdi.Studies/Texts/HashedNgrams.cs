using System.Globalization;
using Cdi.Corpus.Unicode;
using Cdi.Estimation.Numerics;

namespace Cdi.Studies.Texts;

/// <summary>Texts as hashed n-grams: words and pairs of words, and two to four characters within a word.</summary>
/// <remarks>
/// <para>A text is put into Unicode normal form C and into the lower case of the invariant culture. A word is a run of letters, marks and digits; any other
/// character that is no blank is a word of its own. Characters are counted in each word with a blank before and behind it. Each n-gram falls by the 64 bits
/// of FNV-1a, mixed once more, into one of 2¹⁸ components, half of them with the sign reversed, so that n-grams that meet cancel as often as they
/// add (Weinberger et al., 2009).</para>
/// <para>An n-gram that occurs f times counts 1 + log f. The n-grams of words and those of characters are each brought to the same length, then all to length
/// 1; a text without a word is zero. Nothing depends on machine, culture or other texts.</para>
/// </remarks>
public sealed class HashedNgrams : ITextVectors
{
    private const int Bits = 18;
    private const int ShortestCharacters = 2;
    private const int LongestCharacters = 4;
    private const ulong OfWords = 0x9e3779b97f4a7c15;
    private const ulong OfCharacters = 0xc2b2ae3d27d4eb4f;

    private HashedNgrams()
    {
    }

    /// <summary>The only one.</summary>
    public static HashedNgrams Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "ngram";

    /// <inheritdoc/>
    public string Description => "hashed n-grams of words and characters";

    /// <inheritdoc/>
    public int Dimensions => 1 << Bits;

    /// <summary>The vector of a text.</summary>
    /// <param name="text">The text.</param>
    public SparseVector Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = NormalForm.C(text).ToLowerInvariant();
        var words = WordsOf(lower);
        return NgramCounts.Joined(Dimensions, CountWords(lower, words), CountCharacters(lower, words));
    }

    /// <inheritdoc/>
    public IReadOnlyList<SparseVector> Of(IReadOnlyList<string> texts, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var vectors = new SparseVector[texts.Count];
        Parallel.For(0, vectors.Length, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, row => vectors[row] = Of(texts[row]));
        return vectors;
    }

    private static List<Range> WordsOf(string text)
    {
        var words = new List<Range>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfWord(text, end)) end += LengthOf(text, end);
            if (end == start) end += LengthOf(text, start);
            if (!IsBlank(text[start])) words.Add(start..end);
            start = end;
        }

        return words;
    }

    private static int LengthOf(string text, int place) => char.IsSurrogatePair(text, place) ? 2 : 1;

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    private static bool IsOfWord(string text, int place) => char.GetUnicodeCategory(text, place) switch
    {
        >= UnicodeCategory.UppercaseLetter and <= UnicodeCategory.OtherNumber => true,
        _ => false,
    };

    private static NgramCounts CountWords(string text, List<Range> words)
    {
        var counts = new NgramCounts(2 * words.Count);
        var before = 0UL;
        foreach (var (place, word) in words.Index())
        {
            var own = Hash(OfWords, text.AsSpan(word));
            counts.Add(Mixed(own), Bits);
            if (place > 0) counts.Add(Mixed(Hash(before ^ OfWords, text.AsSpan(word))), Bits);
            before = own;
        }

        return counts;
    }

    private static NgramCounts CountCharacters(string text, List<Range> words)
    {
        var counts = new NgramCounts(4 * text.Length);
        foreach (var word in words)
        {
            var (start, length) = word.GetOffsetAndLength(text.Length);
            for (var first = -1; first <= length; first++)
            {
                var hash = OfCharacters;
                var last = Math.Min(first + LongestCharacters - 1, length);
                for (var at = first; at <= last; at++)
                {
                    hash = Step(hash, at < 0 || at == length ? ' ' : text[start + at]);
                    if (at - first + 1 >= ShortestCharacters) counts.Add(Mixed(hash), Bits);
                }
            }
        }

        return counts;
    }

    private static ulong Hash(ulong seed, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters) seed = Step(seed, character);
        return seed;
    }

    // FNV-1a over the two bytes of a character.
    private static ulong Step(ulong hash, char character) =>
        unchecked((((hash ^ (byte)character) * 0x100000001b3) ^ (byte)(character >> 8)) * 0x100000001b3);

    // The last steps of MurmurHash3: FNV-1a alone leaves its high bits poorly mixed after few characters.
    private static ulong Mixed(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
            return hash ^ (hash >> 33);
        }
    }
}
