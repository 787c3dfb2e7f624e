using System.Buffers;

namespace Cdi.Corpus.Reading;

/// <summary>Finds the words of a lexicon in texts, without regard to case (ordinal).</summary>
internal sealed class WordSearch
{
    private readonly string[] words;
    private readonly SearchValues<string> anywhere;
    private readonly WordMatch match;

    /// <summary>Prepares the search.</summary>
    /// <exception cref="ArgumentException">There are no words, or one is empty.</exception>
    public WordSearch(IReadOnlyList<string> words, WordMatch match)
    {
        if (words.Count == 0 || words.Any(string.IsNullOrEmpty)) throw new ArgumentException("A lexicon needs words, none of them empty.", nameof(words));
        this.words = [.. words];
        this.match = match;
        anywhere = SearchValues.Create(this.words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a text contains any of the words.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (match == WordMatch.Substring) return text.ContainsAny(anywhere);
        for (var start = 0; start < text.Length; start++)
        {
            var distance = text[start..].IndexOfAny(anywhere);
            if (distance < 0) return false;
            start += distance;
            if (IsWholeWordAt(text, start)) return true;
        }

        return false;
    }

    private bool IsWholeWordAt(ReadOnlySpan<char> text, int start)
    {
        foreach (var word in words)
        {
            var end = start + word.Length;
            if (!text[start..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var runsOnBefore = IsWordCharacter(word[0]) && start > 0 && IsWordCharacter(text[start - 1]);
            var runsOnAfter = IsWordCharacter(word[^1]) && end < text.Length && IsWordCharacter(text[end]);
            if (!runsOnBefore && !runsOnAfter) return true;
        }

        return false;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';
}
