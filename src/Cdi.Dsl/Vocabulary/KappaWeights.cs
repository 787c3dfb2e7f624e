namespace Cdi.Dsl.Vocabulary;

/// <summary>How much a disagreement counts in Cohen's κ, by how many options of an ordered outcome it spans.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts alike.</summary>
    Plain,

    /// <summary>By the number of options, |i − j|.</summary>
    Linear,

    /// <summary>By its square, (i − j)².</summary>
    Quadratic,
}
