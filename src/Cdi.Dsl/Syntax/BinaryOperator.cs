namespace Cdi.Dsl.Syntax;

/// <summary>An operator between two operands, from the loosest to the tightest.</summary>
public enum BinaryOperator
{
    /// <summary><c>and</c>, in a formula <c>&amp;</c> too; tighter than <c>or</c>.</summary>
    And,

    /// <summary><c>or</c>, in a formula <c>|</c> too.</summary>
    Or,

    /// <summary><c>==</c>.</summary>
    Same,

    /// <summary><c>!=</c>.</summary>
    Differs,

    /// <summary><c>&lt;</c>.</summary>
    Below,

    /// <summary><c>&lt;=</c>.</summary>
    AtMost,

    /// <summary><c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary><c>&gt;</c>.</summary>
    Above,

    /// <summary><c>in</c>: between the ends of a range, or one of a list.</summary>
    Within,

    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>-</c>.</summary>
    Minus,

    /// <summary><c>*</c>: crossing in a formula, product in a loss.</summary>
    Times,

    /// <summary><c>/</c>: nesting in a formula, quotient in a loss.</summary>
    Divide,

    /// <summary><c>:</c>: interaction.</summary>
    Interaction,

    /// <summary><c>%in%</c>: nesting without main effect.</summary>
    In,

    /// <summary><c>^</c>: crossing up to a degree in a formula, power in a loss.</summary>
    Power,
}
