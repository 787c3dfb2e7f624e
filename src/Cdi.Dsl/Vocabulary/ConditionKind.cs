namespace Cdi.Dsl.Vocabulary;

/// <summary>How a condition compares a column with its values.</summary>
public enum ConditionKind
{
    /// <summary><c>==</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Below,

    /// <summary><c>&lt;=</c>.</summary>
    AtMost,

    /// <summary><c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary><c>&gt;</c>.</summary>
    Above,

    /// <summary><c>in a..b</c>, both ends included.</summary>
    Between,

    /// <summary><c>in [a, b]</c>.</summary>
    AnyOf,

    /// <summary><c>!= missing</c>.</summary>
    Present,

    /// <summary><c>== missing</c>.</summary>
    Absent,
}
