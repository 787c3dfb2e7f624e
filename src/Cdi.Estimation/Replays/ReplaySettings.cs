using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Replays;

/// <summary>What is replayed: a design, over and over, and the methods that estimate from each of its samples.</summary>
public sealed record ReplaySettings
{
    /// <summary>Name of the replay; all its seeds follow from the SHA-256 of the name, so that nobody picks seeds.</summary>
    public required string Name { get; init; }

    /// <summary>How each trial draws; its seed is not read.</summary>
    public required SamplingPlan Plan { get; init; }

    /// <summary>Methods that estimate from each sample.</summary>
    public required IReadOnlyList<EstimationMethod> Methods { get; init; }

    /// <summary>How estimates and intervals are formed. Corpus: each trial draws labels anew. Population: each trial first draws n rows with
    /// replacement.</summary>
    public required InferenceSettings Inference { get; init; }

    /// <summary>R, the number of trials; at least 2.</summary>
    public required int Trials { get; init; }

    /// <summary>Threads to use; all cores unless set. No result depends on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The seed of one trial.</summary>
    /// <param name="trial">The trial, 0-based.</param>
    public ulong SeedOf(int trial) => new CounterRandom(RowKey.FromText(Name).Value, RandomPurpose.Trial).Bits(new RowKey((ulong)trial));
}
