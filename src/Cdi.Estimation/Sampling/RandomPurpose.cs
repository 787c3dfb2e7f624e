namespace Cdi.Estimation.Sampling;

/// <summary>What a random number is for; numbers of different purposes are independent.</summary>
/// <remarks>The values are part of the keys of the generator: they never change and are never reused.</remarks>
public enum RandomPurpose
{
    /// <summary>The order of the rows that splits the corpus into blocks.</summary>
    Permutation = 1,

    /// <summary>Which rows of a block are labelled.</summary>
    Draw = 2,

    /// <summary>The fold of a row in cross-fitting.</summary>
    Fold = 3,

    /// <summary>The seed of a trial of an experiment.</summary>
    Trial = 4,

    /// <summary>The rows of a corpus drawn with replacement.</summary>
    Resample = 5,

    /// <summary>The key of a copy of a row.</summary>
    Copy = 6,

    /// <summary>How often a row counts in a replicate of the bootstrap.</summary>
    Bootstrap = 7,

    /// <summary>The order in which texts are shown to people.</summary>
    Showing = 8,

    /// <summary>The order in which rows become examples for an LLM.</summary>
    Examples = 9,

    /// <summary>Draws repeated to see what a declared design gives.</summary>
    DesignCheck = 11,

    /// <summary>The order in which a fit visits rows.</summary>
    Learning = 12,

    /// <summary>The directions from which the search for principal components begins.</summary>
    Directions = 13,
}
