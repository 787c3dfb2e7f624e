using Cdi.Estimation.Designs;
using Cdi.Estimation.Literature;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <content>How the labelled texts were drawn.</content>
internal sealed partial class MethodsText
{
    private string Design() => result.Design.Kind switch
    {
        null => GivenDesign(Study.Sampling.Given ?? new GivenLabels(null)),
        { } kind => SamplingDesign.Of(kind).ProportionalTo(Cite) is { } rule ? RoundsDesign(rule) : UniformDesign(),
    };

    private bool HasExamples => result.Design.Examples.Count > 0;

    // Examples have no part in what chance decides.
    private string Others => HasExamples ? "other " : "";

    private string UniformDesign() => Study.Sampling.Draw switch
    {
        DrawMethod.FixedSize => $"The {Others}texts to label were drawn as a simple random sample of fixed size.",
        DrawMethod.Poisson => $"The {Others}texts to label were drawn independently of each other with equal probabilities.",
        var other => throw Unknown("draw", other),
    };

    private string RoundsDesign(string rule)
    {
        var sampling = Study.Sampling;
        var draw = sampling.Draw switch
        {
            DrawMethod.FixedSize => $"draws were of fixed size ({Cite(References.Pivotal)})",
            DrawMethod.Poisson => "draws were independent",
            var other => throw Unknown("draw", other),
        };
        return $"A random permutation split {(HasExamples ? "the other texts" : "the corpus")} into a burn-in block "
            + $"({NumberText.Count(sampling.BurnIn.Count, "label", "labels")}) and "
            + $"{NumberText.Count(sampling.Rounds, "further block", "further blocks")} that shared the rest of a budget of "
            + $"{NumberText.Count(sampling.Budget.Count, "label", "labels")}. "
            + $"Within a block, texts were drawn with probabilities proportional to {rule}, mixed with a share of {NumberText.Percent(sampling.Tau, 0)} of "
            + $"uniform sampling and computed from earlier blocks only; {draw}. "
            + $"Inclusion probabilities ranged from {NumberText.Probability(result.Design.Inclusion.Smallest)} to "
            + $"{NumberText.Probability(result.Design.Inclusion.Largest)}.";
    }

    /// <summary>Whether the number of labels was fixed before the draw; <c>given = uniform</c> is taken for a draw of fixed size.</summary>
    private bool HasFixedSize => Study.Sampling switch
    {
        { Given: { } given } => given.Probability is null,
        { Draw: DrawMethod.FixedSize } => true,
        { Draw: DrawMethod.Poisson } => false,
        { Draw: var other } => throw Unknown("draw", other),
    };
}
