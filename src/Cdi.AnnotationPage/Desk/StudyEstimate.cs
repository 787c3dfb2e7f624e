using Cdi.AnnotationPage.Messages;
using Cdi.Studies;

namespace Cdi.AnnotationPage.Desk;

/// <summary>What the study estimates, computed once when the owner first asks after its sample is complete.</summary>
/// <param name="run">Estimates.</param>
internal sealed class StudyEstimate(Func<CancellationToken, Task<StudyOutcome>> run)
{
    private StudyOutcome? outcome;

    /// <summary>The primary estimates, and what stands in their way.</summary>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<(IReadOnlyList<EstimateReply> Estimates, IReadOnlyList<string> Obstacles)> ReadAsync(CancellationToken cancellation)
    {
        outcome ??= await run(cancellation).ConfigureAwait(false);
        if (!outcome.Succeeded) return ([], [.. outcome.Diagnostics.Select(each => $"{each.Code}: {each.Message} {each.Hint}")]);
        return (
            [
                .. outcome.Result.Estimates.Where(each => each.Primary).Select(each => new EstimateReply(each.Estimand, each.Term, each.Scale.Name,
                    Finite(each.Point), Finite(each.Lower), Finite(each.Upper), each.Level)),
            ], []);
    }

    /// <summary>Computes anew when it is asked for: an answer was corrected after the end.</summary>
    public void Forget() => outcome = null;

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
