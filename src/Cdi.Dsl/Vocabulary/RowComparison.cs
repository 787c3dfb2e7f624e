#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How a condition compares a column with its values.</summary>
public enum RowComparison
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Below,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,

    /// <summary><c>&gt;</c></summary>
    Above,

    /// <summary><c>in a..b</c>: both ends included.</summary>
    Between,

    /// <summary><c>in [a, b]</c>: one of the values.</summary>
    AnyOf,

    /// <summary><c>!= missing</c>: the column has a value. Takes no value.</summary>
    Present,

    /// <summary><c>== missing</c>: the column has no value. Takes no value.</summary>
    Absent,
}
