namespace Cdi.Dsl.Vocabulary;

/// <summary>How λ is chosen.</summary>
public enum PowerTuningKind
{
    /// <summary>The value of smallest estimated variance of the primary target, clipped to [0, 1].</summary>
    Optimal,

    /// <summary>λ = 1.</summary>
    None,

    /// <summary>A number given in the spec.</summary>
    Fixed,
}
