using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Results;

/// <summary>One sample, text by text: with the corpus it is all that is needed to compute estimates from human labels, and their standard errors,
/// again.</summary>
/// <remarks>Lists have n entries, in the order of the file.</remarks>
public sealed record SampleDraws
{
    /// <summary>Name of the design, as in <see cref="Estimate.Design"/>.</summary>
    public required string Design { get; init; }

    /// <summary>Whether the size of each block was fixed, or each text drawn by its own coin.</summary>
    public required DrawMethod Method { get; init; }

    /// <summary>Number of each text's row in the file, from 1, the header not counted.</summary>
    public required ReadOnlyMemory<long> Rows { get; init; }

    /// <summary>The key of each text; empty where rows are known by their number.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Names of the blocks in the order of their draw, as in <see cref="RoundFacts.Name"/>; <c>given</c> for labels collected before.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }

    /// <summary>The block in which each text was at risk: an index into <see cref="Blocks"/>.</summary>
    public required ReadOnlyMemory<int> BlockOf { get; init; }

    /// <summary>Where the design draws from strata, the stratum of a block in which each text was at risk, numbered from 0 over blocks; empty
    /// elsewhere.</summary>
    public ReadOnlyMemory<int> StratumOf { get; init; }

    /// <summary>π of each text, fixed before its draw.</summary>
    public required ReadOnlyMemory<double> Probabilities { get; init; }

    /// <summary>Whether each text was drawn.</summary>
    public required ReadOnlyMemory<bool> Drawn { get; init; }

    /// <summary>For each annotated outcome, whether the human label of each text enters the estimates.</summary>
    public required IReadOnlyList<OutcomeLabels> Labelled { get; init; }
}
