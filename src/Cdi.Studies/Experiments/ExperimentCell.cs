using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>A cell of an experiment: one target by one method from the same draws.</summary>
/// <param name="Draws">The draws.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="IsPrimary">Whether the target is that of its estimand; else another term of its model.</param>
public sealed record ExperimentCell(ExperimentDraws Draws, ReplayCell Measured, bool IsPrimary)
{
    /// <summary>What tells the cell from the others: <c>hedging[hedge] by calibrated @ leverage, 300 labels, corpus</c>.</summary>
    public string Title => $"{Measured.Estimand}[{Measured.Term}] by {Measured.Method} @ {Draws.Title}";
}
