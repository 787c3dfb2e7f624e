namespace Cdi.Estimation.MEstimation;

/// <summary>The scale on which a target is reported: its neutral value, and whether point and interval are the exponentials of the target's function.</summary>
/// <remarks>On an exponentiated scale the interval is formed on the log scale, so that it is positive and may be asymmetric (statistics.md §3).</remarks>
public sealed record Scale
{
    private Scale(string name, bool isExponentiated, double? neutralValue)
    {
        Name = name;
        IsExponentiated = isExponentiated;
        NeutralValue = neutralValue;
    }

    /// <summary>A number in the units of the outcome; no neutral value.</summary>
    public static Scale Mean { get; } = new("mean", false, null);

    /// <summary>A share between 0 and 1; no neutral value.</summary>
    public static Scale Proportion { get; } = new("proportion", false, null);

    /// <summary>A coefficient of a linear model, in units of the outcome per unit of its term; neutral at 0.</summary>
    public static Scale Coefficient { get; } = new("coefficient", false, 0);

    /// <summary>A difference of means or proportions; neutral at 0.</summary>
    public static Scale Difference { get; } = new("difference", false, 0);

    /// <summary>A difference of log odds; neutral at 0.</summary>
    public static Scale LogOdds { get; } = new("log odds", false, 0);

    /// <summary>A difference of log rates; neutral at 0.</summary>
    public static Scale LogRate { get; } = new("log rate", false, 0);

    /// <summary>A ratio of odds, the exponential of a difference of log odds; neutral at 1.</summary>
    public static Scale OddsRatio { get; } = new("odds ratio", true, 1);

    /// <summary>A ratio of means, rates or proportions, the exponential of a log ratio; neutral at 1.</summary>
    public static Scale Ratio { get; } = new("ratio", true, 1);

    /// <summary>The name shown in results.</summary>
    public string Name { get; }

    /// <summary>The name of the scale of the target's function of θ, on which interval, statistic and their standard error are formed: <c>log odds ratio</c> for an odds ratio.</summary>
    public string FunctionName => IsExponentiated ? "log " + Name : Name;

    /// <summary>Whether the reported value is the exponential of the target's function of θ.</summary>
    public bool IsExponentiated { get; }

    /// <summary>Whether a label enters the target's function linearly, as in a mean, a difference of means or a coefficient of a linear model.</summary>
    internal bool IsLinear => Name is "mean" or "proportion" or "coefficient" or "difference";

    /// <summary>The reported value that means "no effect"; null where the scale has none, and then no p-value is reported unless a null is given.</summary>
    public double? NeutralValue { get; }

    /// <summary>From the scale of the target's function to the reported one.</summary>
    public double ToReported(double value) => IsExponentiated ? Math.Exp(value) : value;

    /// <summary>From the reported scale to that of the target's function.</summary>
    /// <param name="reported">Positive on an exponentiated scale.</param>
    public double FromReported(double reported) => IsExponentiated ? Math.Log(reported) : reported;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
