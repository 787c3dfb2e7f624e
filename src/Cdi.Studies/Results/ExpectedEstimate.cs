using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results;

/// <summary>What became of an expectation in one estimand.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Estimate">The primary estimate that is held against it.</param>
public sealed record ExpectedEstimate(EstimateExpectation Expectation, Estimate Estimate)
{
    /// <summary>What was found, on the reported scale; null where the estimate has no such number: its interval is withheld, or it has no test.</summary>
    public double? Value => Of(Expectation.Measure) is { } value && !double.IsNaN(value) ? value : null;

    /// <summary>Whether it holds; without a number it does not.</summary>
    public bool Holds => Value is { } value && Expectation.Bound.Holds(value);

    /// <summary>Every expectation of a study in each estimand that it is about, in the order of the spec.</summary>
    /// <param name="definition">The study.</param>
    /// <param name="estimates">Its estimates.</param>
    internal static IReadOnlyList<ExpectedEstimate> All(StudyDefinition definition, IReadOnlyList<Estimate> estimates) =>
    [
        .. from expectation in definition.Inference.Expectations
           from estimate in estimates
           where estimate.Primary && expectation.Bound.IsAbout(estimate.Estimand)
           select new ExpectedEstimate(expectation, estimate),
    ];

    private double? Of(EstimateMeasure measure) => measure switch
    {
        EstimateMeasure.Point => Estimate.Point,
        EstimateMeasure.Se => Estimate.StandardError,
        EstimateMeasure.Lower => Estimate.Lower,
        EstimateMeasure.Upper => Estimate.Upper,
        EstimateMeasure.Width => Estimate.Upper - Estimate.Lower,
        EstimateMeasure.HalfWidth => (Estimate.Upper - Estimate.Lower) / 2,
        EstimateMeasure.P => Estimate.PValue,
    };
}
