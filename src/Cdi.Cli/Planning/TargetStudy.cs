using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies;
using Cdi.Studies.Definitions;

namespace Cdi.Cli.Planning;

/// <summary>A study whose intervals speak about the corpus or about a population, whichever its spec says.</summary>
/// <param name="study">The study.</param>
/// <param name="generalise">What intervals speak about.</param>
internal sealed class TargetStudy(IStudy study, Generalise generalise) : IStudy
{
    /// <inheritdoc/>
    public StudyDefinition Definition { get; } = study.Definition with
    {
        Inference = study.Definition.Inference with
        {
            Generalise = generalise,
            Variance = generalise == study.Definition.Inference.Generalise ? study.Definition.Inference.Variance : VarianceEstimator.Sandwich,
            // What few labels carry, the finite-sample rule states of both targets: were it left out of one, the draw would seem to add nothing.
            Interval = generalise == study.Definition.Inference.Generalise || study.Definition.Inference.Interval == IntervalRule.FiniteSample
                ? study.Definition.Inference.Interval : IntervalRule.Wald,
        },
        Report = study.Definition.Report with
        {
            Compare = [.. study.Definition.Report.Compare.Where(each => each.Design is null && each.Method != MethodKind.LlmOnly)],
            Examples = 0,
        },
    };

    /// <inheritdoc/>
    public SpecSource Spec => study.Spec;
}
