using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>Keeps trials that were run, so that an experiment that was stopped goes on where it was.</summary>
public interface ITrialStore
{
    /// <summary>Trials that were kept; null where they are still to run.</summary>
    /// <param name="block">Which.</param>
    TrialBlock? Find(ExperimentBlock block);

    /// <summary>Keeps trials.</summary>
    /// <param name="block">Which.</param>
    /// <param name="trials">What they gave.</param>
    void Keep(ExperimentBlock block, TrialBlock trials);
}
