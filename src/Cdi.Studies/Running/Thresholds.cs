using Cdi.Studies.Definitions;
using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Running;

/// <summary>Where solutions of a model of ordered classes begin: thresholds are in order only where they differ.</summary>
internal static class Thresholds
{
    /// <summary>θ at which every option has the same share and no regressor matters; empty for a model without thresholds.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="options">K, the options of its outcome.</param>
    public static double[] Start(EstimandDefinition estimand, int options)
    {
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
