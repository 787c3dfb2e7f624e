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
        { } kind => Auto(kind) + Drawn(SamplingDesign.Of(kind)),
    };

    private string Auto(DesignKind kind) => !Study.Sampling.IsAuto || kind != Study.Sampling.Design ? ""
        : kind == DesignKind.Error ? "The design followed from the study (auto): by error and leverage, since a model had annotated texts before people did. "
        : "The design followed from the study (auto): by leverage, since no model had annotated texts before people did. ";

    private string Drawn(SamplingDesign design) => (design.ProportionalTo(Cite), design.IsStratified) switch
    {
        ({ } rule, false) => RoundsDesign(rule),
        ({ } rule, true) => $"{RandomBlocks()}{Strata()} The labels of each block were allocated to strata in proportion to {rule}, mixed with a share of "
            + $"{NumberText.Percent(Study.Sampling.Tau, 0)} of an allocation in proportion to texts; {OfEachStratum} {Ranged()}",
        (null, true) => $"{Strata()} A budget of {NumberText.Count(Study.Sampling.Budget.Count, "label", "labels")} was allocated to strata in proportion to "
            + $"their texts; {OfEachStratum} {Ranged()}",
        (null, false) => UniformDesign(),
    };

    private const string OfEachStratum = "each stratum had at least two labels, or one for each of its texts, and its labelled texts are a simple random "
        + "sample of fixed size.";

    private string Strata()
    {
        var parts = Study.Sampling.Strata.Select(part => part switch
        {
            { Column: { } column } => $"the value of “{column}”",
            { Bins: 0 } => $"the label of {part.Llm}",
            _ => $"the confidence of {part.Llm} ({NumberText.Count(part.Bins)} groups of about as many texts each)",
        }).ToList();
        var listed = parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
        return $"The {Others}texts of a stratum have {listed} in common.";
    }

    private bool HasExamples => result.Design.Examples.Count > 0;

    // Examples have no part in what chance decides.
    private string Others => HasExamples ? "other " : "";

    private string UniformDesign() => Study.Sampling.Draw switch
    {
        DrawMethod.FixedSize => $"The {Others}texts to label were drawn as a simple random sample of fixed size.",
        DrawMethod.Poisson => $"The {Others}texts to label were drawn independently of each other with equal probabilities.",
    };

    private string RoundsDesign(string rule)
    {
        var sampling = Study.Sampling;
        var draw = sampling.Draw switch
        {
            DrawMethod.FixedSize => $"draws were of fixed size ({Cite(References.Pivotal)})",
            DrawMethod.Poisson => "draws were independent",
        };
        return RandomBlocks()
            + $"Within a block, texts were drawn with probabilities proportional to {rule}, mixed with a share of {NumberText.Percent(sampling.Tau, 0)} of "
            + $"uniform sampling and computed from earlier blocks only; {draw}. {Ranged()}";
    }

    private string Ranged() => $"Inclusion probabilities ranged from {NumberText.Probability(result.Design.Inclusion.Smallest)} to "
        + $"{NumberText.Probability(result.Design.Inclusion.Largest)}.";

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
