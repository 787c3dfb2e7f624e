using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Replays;

/// <summary>Labels replayed from the human labels that a problem knows.</summary>
/// <param name="problem">The problem.</param>
public sealed class ReplayedLabels(StudyProblem problem) : ILabelSource
{
    /// <inheritdoc/>
    public void Reveal(ReadOnlySpan<int> rows, Span<double> labels)
    {
        for (var k = 0; k < problem.Variables.Count; k++)
        {
            var human = problem.Variables[k].Human.Span;
            for (var i = 0; i < rows.Length; i++) labels[(k * rows.Length) + i] = human[rows[i]];
        }
    }
}
