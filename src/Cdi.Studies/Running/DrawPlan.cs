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
            Serve = [.. sampling.Serve.Select(name => Served(material, name))],
            AnnotateFailures = material.Variables.Any(variable => variable.Llm is { AnnotateOnFailure: true }),
        };
    }

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
