namespace Cdi.Corpus;

/// <summary>What counts as an occurrence of a word in a text.</summary>
public enum WordMatch
{
    /// <summary><c>whole_word</c>: no letter, digit or underscore stands directly before or after the occurrence.</summary>
    WholeWord,

    /// <summary><c>substring</c>: the word occurs anywhere.</summary>
    Substring,
}
