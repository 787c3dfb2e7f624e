namespace Cdi.Corpus;

/// <summary>How the spellings of one label differ.</summary>
[Flags]
internal enum SpellingDifferences
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>In upper and lower case.</summary>
    Case = 1,

    /// <summary>In blanks: at the ends, in number, or in kind (no-break, zero-width).</summary>
    Blanks = 2,

    /// <summary>In Unicode normalisation: a letter with an accent as one character or two.</summary>
    Normalisation = 4,

    /// <summary>In how a number or truth value is written: <c>1</c>, <c>1.0</c>, <c>TRUE</c>.</summary>
    Number = 8,
}
