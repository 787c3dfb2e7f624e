namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What of a positive mean is linear in the regressors.</summary>
public enum MeanLink
{
    /// <summary>Its logarithm.</summary>
    Log,

    /// <summary>Its reciprocal, the canonical link of the gamma distribution.</summary>
    Inverse,

    /// <summary>The mean itself.</summary>
    Identity,
}
