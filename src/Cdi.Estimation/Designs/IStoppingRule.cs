using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>Says after a round whether a sample is enough. It has no state: what it says follows from the sample alone.</summary>
public interface IStoppingRule
{
    /// <summary>The rule as written: rules that say the same are equal.</summary>
    string Written { get; }

    /// <summary>Whether no further round is drawn.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">How the sample is drawn.</param>
    /// <param name="reached">The sample of the rounds so far, every row drawn with its labels.</param>
    bool IsMet(StudyProblem problem, SamplingPlan plan, DrawnSample reached);
}
