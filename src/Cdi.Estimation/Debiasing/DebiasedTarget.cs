using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Debiasing;

/// <summary>One target put together of three estimates: τ̂ = τ̂₀ − Σₖ Ωₖ δₖ, what each row contributes to it, and how far its variance can be
/// trusted.</summary>
internal sealed class DebiasedTarget : SummarisedTarget
{
    // Relative to the largest contribution of a human label, a difference below this is rounding.
    private const double Rounding = 1e-9;

    private readonly TargetEstimate alone;
    private readonly double[] replicated;
    private readonly double factor = 1;
    private readonly double? degreesLeft;

    /// <summary>Puts a target together.</summary>
    /// <param name="target">The target.</param>
    /// <param name="options">As they were asked for.</param>
    /// <param name="alone">Its estimate from people's labels alone.</param>
    /// <param name="value">τ̂₀, on the scale of the target's function.</param>
    /// <param name="weights">T: the row of Ω.</param>
    /// <param name="differences">T: δ, estimates of predictions of labelled rows less those of all rows.</param>
    /// <param name="weighed">By what Ω was estimated; null where it was given.</param>
    public DebiasedTarget(
        Target target, EstimationOptions options, TargetEstimate alone, double value, double[] weights, IReadOnlyList<DebiasingDifference> differences,
        WeighedUnits? weighed)
        : base(target, options)
    {
        if (weighed is not null && weights.Count(weight => weight != 0) is var estimated and > 0)
            (factor, degreesLeft) = (weighed.Factor(estimated), weighed.Left(estimated));
        (this.alone, Value, replicated) = (alone, value, alone.Replicated.ToArray());
        (Joint, Draw) = (Known(alone.Joint), Known(alone.Draw));
        for (var k = 0; k < weights.Length; k++)
        {
            if (weights[k] == 0) continue;
            Value -= weights[k] * differences[k].Value;
            (Joint, Draw) = (Joint.Plus(differences[k].Joint, -weights[k]), Draw.Plus(differences[k].Draw, -weights[k]));
            for (var place = 0; place < replicated.Length; place++) replicated[place] -= weights[k] * differences[k].Replicated[place];
        }
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <summary>Degrees of freedom of people's labels by the rule for intervals that was asked for; null where it takes the normal.</summary>
    public double? MostDegrees { get; init; }

    /// <summary>What units contribute, Ω taken as given.</summary>
    public JointInfluence Joint { get; }

    /// <summary>What the draw of labels contributes.</summary>
    public JointInfluence Draw { get; }

    /// <summary>Whether no labelled row differs from its prediction by more than rounding.</summary>
    public bool ShowsNothing
    {
        get
        {
            var people = Known(alone.Draw);
            var largest = people.OfDraw.Select(Math.Abs).DefaultIfEmpty().Max();
            return largest > 0 && Draw.OfDraw.All(each => Math.Abs(each) <= Rounding * largest);
        }
    }

    /// <summary>The same with what the estimation of Ω adds to the variance.</summary>
    public JointInfluence WholeJoint => factor == 1 ? Joint : Joint.Times(Math.Sqrt(factor));

    // About their mean, with what the estimation of Ω adds: every replicate has the same Ω.
    /// <inheritdoc/>
    public override IEnumerable<double> ReplicatedValues()
    {
        double[] solved = [.. replicated.Where(double.IsFinite)];
        if (factor == 1 || solved.Length == 0) return solved;
        var mean = solved.Average();
        return solved.Select(each => mean + (Math.Sqrt(factor) * (each - mean)));
    }

    // What corrects the variance of people's labels for their number, or that of clusters, corrects that of the whole in proportion.
    /// <inheritdoc/>
    public override double Variance(double added)
    {
        if (replicated.Length > 0) return (factor * ResampledMoments.Covariance(replicated, replicated)) + added;
        var (own, whole) = (Known(alone.Joint), Joint.CovarianceWith(Joint));
        var known = own.CovarianceWith(own);
        return (factor * (known > 0 ? alone.FunctionStandardError * alone.FunctionStandardError * (whole / known) : whole)) + added;
    }

    // At most what the regression leaves by which Ω was estimated.
    /// <inheritdoc/>
    public override Freedom Reliance(double variance)
    {
        var own = OfSquares(variance);
        if (degreesLeft is double left) own = AtMost(own, Math.Min(left, own.Degrees ?? left));
        return MostDegrees is double most && most < own.OfQuantile ? own with { OfQuantile = most } : own;
    }

    // The squares behind the part of the draw may be few, where the model errs rarely: (Σx²)²/Σx⁴ of them, of a sum of counts half its degrees.
    private Freedom OfSquares(double variance)
    {
        var (second, fourth) = (0.0, 0.0);
        foreach (var each in Draw.OfDraw)
        {
            second += each * each;
            fourth += each * each * each * each;
        }

        if (!(variance > 0 && second > 0) || Joint.Drawn.IsEmpty && Joint.Units.Count > 1) return alone.Reliance;
        var drawn = Math.Min(factor * second, variance);
        var few = 2 * second * second / fourth;
        var rest = alone.Reliance.Degrees is double own ? (variance - drawn) * (variance - drawn) / own : 0;
        var degrees = variance * variance / ((drawn * drawn / few) + rest);
        return AtMost(alone.Reliance, Math.Min(degrees, alone.Reliance.Degrees ?? degrees));
    }

    // A rule that takes the quantile of reference packages keeps it.
    private Freedom AtMost(Freedom own, double degrees)
    {
        var isOfReference = alone.Reliance.OfQuantile != alone.Reliance.Degrees;
        return new Freedom(degrees, alone.Reliance.Shown) { OfQuantile = isOfReference ? own.OfQuantile : degrees };
    }

    private static JointInfluence Known(JointInfluence? influence) => influence ?? throw new InvalidOperationException("Contributions were not kept.");
}
