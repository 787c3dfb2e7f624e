using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>The log odds ratio of two means: θ₀ of the reference group, θ₁ of the other.</summary>
public static class LogOddsRatio
{
    public static Target OfMeans(Scale scale) => new(
        "log odds ratio",
        scale,
        means => Logit(means[1]) - Logit(means[0]),
        (means, gradient) => (gradient[0], gradient[1]) = (-1 / (means[0] * (1 - means[0])), 1 / (means[1] * (1 - means[1]))));

    public static double Logit(double share) => Math.Log(share / (1 - share));
}
