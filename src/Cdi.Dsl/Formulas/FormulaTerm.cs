using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>A term of an expanded formula: the product of its variables, to which one coefficient belongs.</summary>
/// <param name="Variables">Names of the variables, in the order in which the formula first names them; empty for the intercept.</param>
public sealed record FormulaTerm(EquatableArray<string> Variables)
{
    /// <summary>What R calls the constant term.</summary>
    public const string InterceptName = "(Intercept)";

    /// <summary>The constant term.</summary>
    public static FormulaTerm Intercept { get; } = new(EquatableArray<string>.Empty);

    /// <summary>Whether this is the constant term.</summary>
    public bool IsIntercept => Variables.IsEmpty;

    /// <summary>Number of variables: 0 for the intercept, 1 for a main effect.</summary>
    public int Degree => Variables.Count;

    /// <summary>The name of the coefficient as R prints it: <c>(Intercept)</c>, <c>a</c>, <c>a:b</c>.</summary>
    public string Name => IsIntercept ? InterceptName : string.Join(":", Variables);

    /// <summary>The term as a formula writes it: <c>1</c> for the intercept.</summary>
    public string Written => IsIntercept ? "1" : Name;
}
