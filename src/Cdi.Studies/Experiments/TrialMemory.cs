using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>Keeps trials in memory.</summary>
public sealed class TrialMemory : ITrialStore
{
    private readonly Dictionary<ExperimentBlock, TrialBlock> kept = [];

    /// <inheritdoc/>
    public TrialBlock? Find(ExperimentBlock block) => kept.GetValueOrDefault(block);

    /// <inheritdoc/>
    public void Keep(ExperimentBlock block, TrialBlock trials) => kept[block] = trials;
}
