namespace Cdi.Corpus;

/// <summary>The two comparisons that a <c>keep</c> condition may use.</summary>
public enum KeepComparison
{
    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}
