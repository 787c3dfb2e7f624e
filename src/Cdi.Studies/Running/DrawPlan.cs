using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running;

/// <summary>How a study draws, in the terms of the sampler.</summary>
internal static class DrawPlan
{
    /// <summary>The sampling block with a design of its own or another.</summary>
    public static SamplingPlan Of(StudyMaterial material, SamplingDesign design)
    {
        var sampling = material.Definition.Sampling;
        return new()
        {
            Design = design,
            Budget = sampling.Budget,
            BurnIn = sampling.BurnIn,
            Rounds = sampling.Rounds,
            Tau = sampling.Tau,
            Draw = sampling.Draw,
            Seed = sampling.Seed,
            Serve = [.. Names(material).Select(name => Served(material, name))],
            AnnotateFailures = AnnotatesFailures(material),
            Stop = Stopping.RuleOf(material.Definition, design, material.Definition.Inference.ToSettings(material.Definition.Estimands.Count)),
            Commitments = material.Humans is HumanAnnotations.OfLedger ledger ? ledger.Commitments ?? LedgerBinding.Of(material) : null,
        };
    }

    /// <summary>Whether texts without an answer of the model are labelled for certain.</summary>
    public static bool AnnotatesFailures(StudyMaterial material) => material.Variables.Any(variable => variable.Llm is { AnnotateOnFailure: true });

    // A study that has begun goes on to draw for the estimands that it began with.
    private static IEnumerable<string> Names(StudyMaterial material) =>
        material.Humans is HumanAnnotations.OfLedger { Commitments: { } begun } ? LedgerBinding.Served(begun) : material.Definition.Sampling.Serve;

    private static ServedTarget Served(StudyMaterial material, string name)
    {
        var estimands = material.Definition.Estimands;
        for (var index = 0; index < estimands.Count; index++)
        {
            if (estimands[index].Name == name) return new(index, estimands[index].Primary);
        }

        throw new InvalidOperationException($"The study has no estimand `{name}` to serve.");
    }
}
