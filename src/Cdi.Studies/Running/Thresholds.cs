using Cdi.Studies.Definitions;
using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Running;

/// <summary>Where solutions begin that cannot begin at 0: thresholds are in order only where they differ, and a mean is above 0.</summary>
internal static class Thresholds
{
    private const string Intercept = "(Intercept)";

    /// <summary>θ at which every option has the same share and no regressor matters, or every mean is the same and positive;
    /// empty for a model that begins at 0.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="options">K, the options of its outcome.</param>
    public static double[] Start(EstimandDefinition estimand, int options)
    {
        if (estimand.InterceptStart is { } positive) return [.. estimand.Parameters.Select(name => name == Intercept ? positive : 0)];
        if (!estimand.Kind.HasThresholds()) return [];
        var coefficients = estimand.Parameters.Count - (options - 1);
        return
        [
            .. new double[coefficients],
            .. Enumerable.Range(1, options - 1).Select(j => (double)j / options)
                .Select(share => Quantile(estimand.Kind, share)),
        ];
    }

    private static double Quantile(EstimandKind kind, double share) => kind switch
    {
        EstimandKind.OrderedProbit => Normal.InvCDF(0, 1, share),
        EstimandKind.OrderedCloglog => Math.Log(-Math.Log(1 - share)),
        _ => Math.Log(share / (1 - share)),
    };
}
