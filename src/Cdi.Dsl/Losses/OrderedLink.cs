namespace Cdi.Dsl.Losses;

/// <summary>The distribution function F of a model of ordered classes.</summary>
public enum OrderedLink
{
    /// <summary>1/(1 + e⁻ˣ).</summary>
    Logit,

    /// <summary>Φ(x).</summary>
    Probit,

    /// <summary>1 − exp(−eˣ).</summary>
    Cloglog,
}
