using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Tells how far a run has come, and ends it where it is cancelled.</summary>
internal sealed class StageReport(
    IProgress<StudyProgress>? progress, IReadOnlyList<ComparisonDefinition> methods, IReadOnlyList<EstimandDefinition> estimands,
        CancellationToken cancellation)
{
    // Reading, drawing and comparing annotators, beside one stage for each estimate.
    private readonly int stages = 3 + (methods.Count * estimands.Count);
    private int stage;

    /// <summary>Begins a stage.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Begin(string activity)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(++stage, stages, activity));
    }

    /// <summary>Ends the last stage.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void End() => cancellation.ThrowIfCancellationRequested();
}
