using Cdi.Cli.Authoring;
using Cdi.Corpus;
using Cdi.Studies;
using Cdi.Studies.Results;

namespace Cdi.Cli.Examination;

/// <summary>What the first spec of a file gives when it is run.</summary>
/// <param name="Target">What was estimated, in the words of the file.</param>
/// <param name="Estimates">The target by every method, the primary one first; empty where the run was stopped.</param>
/// <param name="Diagnostics">What the run had to say.</param>
internal sealed record Trial(string Target, IReadOnlyList<TrialEstimate> Estimates, IReadOnlyList<DataDiagnostic> Diagnostics)
{
    /// <summary>What the primary estimate is to be read with; empty where nothing.</summary>
    public string Caution { get; init; } = "";

    /// <summary>Whether the labelled texts look like the declared draw, quantity by quantity; empty where the run was stopped or the draw fixes all that is
    /// known.</summary>
    public IReadOnlyList<DrawTest> Draw { get; init; } = [];

    /// <summary>The declared draw in words; empty where <see cref="Draw"/> is.</summary>
    public string Drawn { get; init; } = "";

    /// <summary>Whether the labels lie in whole groups, or in too few, so that texts were not drawn one by one.</summary>
    public bool LiesInGroups => Diagnostics.Any(each => each.Code is "CDI9075" or "CDI9111");

    /// <summary>Whether the spec runs.</summary>
    public bool Succeeded => Estimates.Count > 0;

    /// <summary>The trial of a run.</summary>
    /// <param name="target">What was estimated.</param>
    /// <param name="outcome">How the run ended.</param>
    /// <param name="given">Header of the column of probabilities; null where labels were drawn uniformly.</param>
    public static Trial Of(string target, StudyOutcome outcome, string? given)
    {
        List<DataDiagnostic> diagnostics = [.. outcome.Diagnostics.Select(each => GivenColumn.Named(each with { Hint = each.HintWithoutSpec }, given))];
        if (outcome.Result is not { } result) return new(target, [], diagnostics);
        var estimates = result.Of(result.Definition.Estimands[0].Name);
        return new(
            target,
            [.. estimates.All.Where(each => each.Term == estimates.Primary.Term).Select(
                each => new TrialEstimate(each.Method.Name, each.Point, each.Lower, each.Upper, each.Valid))],
            diagnostics)
        {
            Caution = estimates.Primary.Caution,
            Draw = [.. result.DesignReviews.SelectMany(review => review.Tests).Select(
                test => new DrawTest(test.Shown, test.Labelled, test.Expected, test.PValue))],
            Drawn = GivenColumn.Named(result.DesignReviews.Select(review => review.Draw).FirstOrDefault(""), given),
        };
    }
}
