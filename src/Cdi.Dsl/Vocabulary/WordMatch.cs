#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What counts as an occurrence of a word in a text.</summary>
public enum WordMatch
{
    /// <summary><c>whole_word</c>: no letter, digit or underscore runs on before the word's first or after its last such character. The word <c>c++</c>
    /// occurs in <c>c++17</c>, not in <c>abc++</c>.</summary>
    WholeWord,

    /// <summary><c>substring</c>: the word occurs anywhere.</summary>
    Substring,
}
