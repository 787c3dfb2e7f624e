using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>When a study stops, in the terms of the sampler, and the intervals that hold whenever it does.</summary>
internal static class Stopping
{
    /// <summary>The rule of a study as written, <c>half_width &lt;= 0.03</c>; empty where it spends its budget.</summary>
    public static string Written(StudyDefinition study) => string.Join(" and ", study.Sampling.Stop.Select(bound => bound.Written));

    /// <summary>The rule; null where the study spends its budget.</summary>
    /// <param name="study">The study.</param>
    /// <param name="design">The design of the sample, by which the study's own method need not be valid.</param>
    /// <param name="inference">How intervals are formed.</param>
    public static IStoppingRule? RuleOf(StudyDefinition study, SamplingDesign design, InferenceSettings inference)
    {
        if (study.Sampling.Stop.IsEmpty) return null;
        var own = study.Inference.Estimator;
        var method = own.RequiresUniformSample && design != SamplingDesign.Uniform ? EstimationMethod.Of(MethodKind.HumanOnly) : own;
        return new HalfWidthRule(Written(study), [.. from bound in study.Sampling.Stop
                                                     from estimand in study.Estimands.Index()
                                                     where bound.IsAbout(estimand.Item.Name)
                                                     select (estimand.Index, estimand.Item.Primary, bound.Value, bound.IsStrict)], method, inference);
    }

    /// <summary>The sequence that an interval of a sample is one of; null where the study spends its budget.</summary>
    /// <param name="study">The study.</param>
    /// <param name="rows">Rows of the corpus.</param>
    /// <param name="inference">How intervals are formed; α is that of one.</param>
    public static ConfidenceSequence? SequenceOf(StudyDefinition study, int rows, InferenceSettings inference) => study.Sampling.Stop.IsEmpty ? null
        : new(inference.Alpha, study.Sampling.Budget, rows, inference.Generalise);
}
