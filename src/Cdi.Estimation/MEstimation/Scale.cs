namespace Cdi.Estimation.MEstimation;

/// <summary>The scale on which a target is reported, its neutral value, and how it follows from the target's function of θ, on which the interval is
/// formed.</summary>
/// <remarks>Where the two differ the interval is formed on the scale of the function and transformed back, so that it stays in its range and may be
/// asymmetric (statistics.md §3).</remarks>
public sealed record Scale
{
    private readonly Link link;

    private Scale(string name, string functionName, Link link, double? neutralValue)
    {
        Name = name;
        FunctionName = functionName;
        this.link = link;
        NeutralValue = neutralValue;
    }

    // How the reported value follows from the function.
    private enum Link
    {
        Identity,
        Exponential,
        Logistic,
        AreaTangent,
    }

    /// <summary>A number in the units of the outcome; no neutral value.</summary>
    public static Scale Mean { get; } = new("mean", "mean", Link.Identity, null);

    /// <summary>A positive number in the units of the outcome, whose interval is formed on its logarithm; no neutral value.</summary>
    public static Scale MeanByLogarithm { get; } = new("mean", "log mean", Link.Exponential, null);

    /// <summary>A share between 0 and 1; no neutral value.</summary>
    public static Scale Proportion { get; } = new("proportion", "proportion", Link.Identity, null);

    /// <summary>A share inside 0 and 1, whose interval is formed on its log odds; no neutral value.</summary>
    public static Scale ProportionByLogOdds { get; } = new("proportion", "log odds", Link.Logistic, null);

    /// <summary>A share above 0, whose interval is formed on its logarithm; no neutral value.</summary>
    public static Scale ProportionByLogarithm { get; } = new("proportion", "log proportion", Link.Exponential, null);

    /// <summary>A coefficient of a linear model, in units of the outcome per unit of its term; neutral at 0.</summary>
    public static Scale Coefficient { get; } = new("coefficient", "coefficient", Link.Identity, 0);

    /// <summary>A parameter above 0, as θ of counts, whose interval is formed on its logarithm; no neutral value.</summary>
    public static Scale CoefficientByLogarithm { get; } = new("coefficient", "log coefficient", Link.Exponential, null);

    /// <summary>A difference of means or proportions; neutral at 0.</summary>
    public static Scale Difference { get; } = new("difference", "difference", Link.Identity, 0);

    /// <summary>A difference of log odds; neutral at 0.</summary>
    public static Scale LogOdds { get; } = new("log odds", "log odds", Link.Identity, 0);

    /// <summary>A difference of log rates; neutral at 0.</summary>
    public static Scale LogRate { get; } = new("log rate", "log rate", Link.Identity, 0);

    /// <summary>A ratio of odds, the exponential of a difference of log odds; neutral at 1.</summary>
    public static Scale OddsRatio { get; } = new("odds ratio", "log odds ratio", Link.Exponential, 1);

    /// <summary>A ratio of means, rates or proportions, the exponential of a log ratio; neutral at 1.</summary>
    public static Scale Ratio { get; } = new("ratio", "log ratio", Link.Exponential, 1);

    /// <summary>A variance above 0, in squared units of the outcome, whose interval is formed on its logarithm; no neutral value.</summary>
    public static Scale Variance { get; } = new("variance", "log variance", Link.Exponential, null);

    /// <summary>A standard deviation above 0, in units of the outcome, whose interval is formed on its logarithm; no neutral value.</summary>
    public static Scale StandardDeviation { get; } = new("standard deviation", "log standard deviation", Link.Exponential, null);

    /// <summary>A correlation inside −1 and 1, whose interval is formed on Fisher's z, ½ log((1 + r)/(1 − r)); neutral at 0.</summary>
    public static Scale Correlation { get; } = new("correlation", "Fisher z", Link.AreaTangent, 0);

    /// <summary>A quantile, in the units of the outcome; no neutral value.</summary>
    public static Scale Quantile { get; } = new("quantile", "quantile", Link.Identity, null);

    /// <summary>A sum over all rows, in the units of the outcome; no neutral value. Estimates are those of a mean, times the number of rows.</summary>
    public static Scale Total { get; } = new("total", "total", Link.Identity, null);

    /// <summary>The scale that a plan names.</summary>
    /// <param name="scale">Its name in the plan.</param>
    /// <exception cref="InvalidOperationException">No such scale.</exception>
    public static Scale Of(TargetScale scale) => scale switch
    {
        TargetScale.Mean => Mean,
        TargetScale.MeanByLogarithm => MeanByLogarithm,
        TargetScale.Proportion => Proportion,
        TargetScale.ProportionByLogOdds => ProportionByLogOdds,
        TargetScale.ProportionByLogarithm => ProportionByLogarithm,
        TargetScale.Coefficient => Coefficient,
        TargetScale.CoefficientByLogarithm => CoefficientByLogarithm,
        TargetScale.Difference => Difference,
        TargetScale.LogOdds => LogOdds,
        TargetScale.LogRate => LogRate,
        TargetScale.OddsRatio => OddsRatio,
        TargetScale.Ratio => Ratio,
        TargetScale.Variance => Variance,
        TargetScale.StandardDeviation => StandardDeviation,
        TargetScale.Correlation => Correlation,
        TargetScale.Quantile => Quantile,
        TargetScale.Total => Total,
    };

    /// <summary>The scale with these names; null where there is none.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="functionName">As <see cref="FunctionName"/>.</param>
    public static Scale? Find(string name, string functionName) =>
        Enum.GetValues<TargetScale>().Select(Of).FirstOrDefault(scale => scale.Name == name && scale.FunctionName == functionName);

    /// <summary>The name shown in results.</summary>
    public string Name { get; }

    /// <summary>The name of the scale of the target's function of θ, on which interval, statistic and their standard error are formed: <c>log odds ratio</c>
    /// for an odds ratio.</summary>
    public string FunctionName { get; }

    /// <summary>Whether the reported value is another number than the target's function of θ: its exponential, the share whose log odds
    /// it is, or the correlation whose z it is.</summary>
    public bool IsTransformed => link != Link.Identity;

    /// <summary>Whether the reported value compares two quantities by their ratio; 1 means "no effect", and distances are those of logarithms.</summary>
    public bool IsRatio => link == Link.Exponential && NeutralValue == 1;

    /// <summary>The reported value that means "no effect"; null where the scale has none, and then no p-value is reported unless a null is given.</summary>
    public double? NeutralValue { get; }

    /// <summary>Whether the target's function is an average of labels, whose variance moves with it as that of the labels does.</summary>
    /// <remarks>Not a difference or a coefficient of a linear model: where it is 0 its variance has nothing to do with the skewness of what labels
    /// contribute (specs/statistics.md).</remarks>
    public bool IsAverage => this == Mean || this == Proportion;

    /// <summary>Whether a share is reported, whatever its interval is formed on.</summary>
    internal bool IsShare => this == Proportion || this == ProportionByLogOdds || this == ProportionByLogarithm;

    /// <summary>A reported value above this is told from none larger: counts of whose variance a θ of 10⁷ takes anything away, or adds to, are so large
    /// that log Γ has no digits for it.</summary>
    internal double Largest => this == CoefficientByLogarithm ? 1e7 : double.PositiveInfinity;

    /// <summary>From the scale of the target's function to the reported one.</summary>
    public double ToReported(double value) => link switch
    {
        Link.Identity => value,
        Link.Exponential => Math.Exp(value),
        Link.Logistic => 1 / (1 + Math.Exp(-value)),
        Link.AreaTangent => Math.Tanh(value),
        _ => throw new InvalidOperationException($"The scale {Name} has no link."),
    };

    /// <summary>From the reported scale to that of the target's function.</summary>
    /// <param name="reported">Positive where the function is a logarithm, inside 0 and 1 where it is log odds, inside −1 and 1 where it is z; otherwise the
    /// result is infinite or not a
    /// number.</param>
    public double FromReported(double reported) => link switch
    {
        Link.Identity => reported,
        Link.Exponential => Math.Log(reported),
        Link.Logistic => Math.Log(reported) - Math.Log(1 - reported),
        Link.AreaTangent => Math.Atanh(reported),
        _ => throw new InvalidOperationException($"The scale {Name} has no link."),
    };

    /// <summary>By how much the reported value moves with the target's function: the factor of the delta method.</summary>
    /// <param name="reported">The reported value.</param>
    internal double Slope(double reported) => link switch
    {
        Link.Identity => 1,
        Link.Exponential => reported,
        Link.Logistic => reported * (1 - reported),
        Link.AreaTangent => 1 - (reported * reported),
        _ => throw new InvalidOperationException($"The scale {Name} has no link."),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
