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
        { } kind => Drawn(SamplingDesign.Of(kind)),
    };

    private string Drawn(SamplingDesign design) => (design.ProportionalTo(Cite), design.BlocksInWords) switch
    {
        ({ } rule, var blocks) => RoundsDesign(blocks is null ? RandomBlocks() : blocks + " ", rule),
        (null, { } blocks) => $"{blocks} Within each, texts had equal probabilities.",
        (null, null) => UniformDesign(),
    };

    private bool HasExamples => result.Design.Examples.Count > 0;

    // Examples have no part in what chance decides.
    private string Others => HasExamples ? "other " : "";

    private string UniformDesign() => Study.Sampling.Draw switch
    {
        DrawMethod.FixedSize => $"The {Others}texts to label were drawn as a simple random sample of fixed size.",
        DrawMethod.Poisson => $"The {Others}texts to label were drawn independently of each other with equal probabilities.",
    };

    private string RoundsDesign(string blocks, string rule)
    {
        var sampling = Study.Sampling;
        var draw = sampling.Draw switch
        {
            DrawMethod.FixedSize => $"draws were of fixed size ({Cite(References.Pivotal)})",
            DrawMethod.Poisson => "draws were independent",
        };
        return blocks
            + $"Within a block, texts were drawn with probabilities proportional to {rule}, mixed with a share of {NumberText.Percent(sampling.Tau, 0)} of "
            + $"uniform sampling and computed from earlier blocks only; {draw}. "
            + $"Inclusion probabilities ranged from {NumberText.Probability(result.Design.Inclusion.Smallest)} to "
            + $"{NumberText.Probability(result.Design.Inclusion.Largest)}.";
    }

    private string RandomBlocks()
    {
        var sampling = Study.Sampling;
        return $"A random permutation split {(HasExamples ? "the other texts" : "the corpus")} into a burn-in block "
            + $"({NumberText.Count(sampling.BurnIn.Count, "label", "labels")}) and "
            + $"{NumberText.Count(sampling.Rounds, "further block", "further blocks")} that shared the rest of a budget of "
            + $"{NumberText.Count(sampling.Budget.Count, "label", "labels")}. ";
    }

    /// <summary>Whether the number of labels was fixed before the draw; <c>given = uniform</c> is taken for a draw of fixed size.</summary>
    private bool HasFixedSize => Study.Sampling.Given is { } given ? given.IsUniform : Study.Sampling.Draw switch
    {
        DrawMethod.FixedSize => true,
        DrawMethod.Poisson => false,
    };
}
