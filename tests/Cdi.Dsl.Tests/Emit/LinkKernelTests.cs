using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using MathNet.Numerics;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Kernels of probit, gamma, inverse Gaussian, negative binomial and complementary log-log models, of functions of columns and of
/// offsets, against formulas written by hand.</summary>
public class LinkKernelTests
{
    private const double Theta = 1.7;

    private static readonly EquatableArray<LinearTerm> Terms = EquatableArray.Create(
        new LinearTerm("(Intercept)", []), new LinearTerm("a:exp(b)", EquatableArray.Create(0)) { Functions = EquatableArray.Create(Exp(new Column(1))) });

    private static readonly EquatableArray<string> Columns = EquatableArray.Create("a", "b");

    private static readonly Lazy<IReadOnlyList<Kernel>> Kernels = new(() => EmittedCode.Kernels(
        ModelLosses.Probit(Terms, Columns), ModelLosses.Gamma(Terms, Columns), ModelLosses.Poisson(Terms, Columns, Sin(new Column(0))),
        ModelLosses.Cloglog(Terms, Columns), ModelLosses.InverseGaussian(Terms, Columns), ModelLosses.NegativeBinomial(Terms, Columns, Theta)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Scores_are_those_of_the_model(int model)
    {
        var kernel = Kernels.Value[model];
        foreach (var count in new[] { 1, 7, 8, 9, 263 })
        {
            var rows = RandomRows.Of(count, 2, seed: count);
            double[] theta = [0.3, -0.2];
            var scores = kernel.RowScores(rows, theta);
            var (score, hessian) = kernel.ScoreAndHessian(rows, theta);
            var (expectedScore, expectedHessian) = (new double[2], new double[4]);
            for (var i = 0; i < count; i++)
            {
                var (a, b) = (rows.Columns[i], rows.Columns[count + i]);
                var (free, slope) = (rows.Coefficients[i], rows.Coefficients[count + i]);
                double[] z = [1, a * Math.Exp(b)];
                var eta = theta[0] + (theta[1] * z[1]) + (model == 2 ? Math.Sin(a) : 0);
                for (var j = 0; j < 2; j++)
                {
                    var one = First(model, free, slope, eta) * z[j];
                    Agree(one, scores[(j * count) + i], 1 + Math.Abs(z[j]));
                    expectedScore[j] += one;
                    for (var k = 0; k < 2; k++) expectedHessian[(j * 2) + k] += Second(model, free, slope, eta) * z[j] * z[k];
                }
            }

            for (var j = 0; j < 2; j++) Agree(expectedScore[j], score[j], 10 * count);
            for (var j = 0; j < 4; j++) Agree(expectedHessian[j], hessian[j], 30 * count);
        }
    }

    // Of the variance μ + μ²/θ that of the second part.
    private static double Share(double eta) => Math.Exp(eta) / (Theta + Math.Exp(eta));

    // c₀ ∂A/∂η + c₁ ∂B/∂η of ℓ = A + vB.
    private static double First(int model, double free, double slope, double eta) => model switch
    {
        0 => (free * Mills(-eta)) - (slope * (Mills(eta) + Mills(-eta))),
        1 => free - (slope * Math.Exp(-eta)),
        2 => (free * Math.Exp(eta)) - slope,
        3 => Math.Exp(eta) * (free - (slope * (1 + Odds(eta)))),
        4 => (free * Math.Exp(-eta)) - (slope * Math.Exp(-2 * eta)),
        _ => (free * Theta * Share(eta)) + (slope * (Share(eta) - 1)),
    };

    private static double Second(int model, double free, double slope, double eta) => model switch
    {
        0 => (free * Turn(-eta)) - (slope * (Turn(-eta) - Turn(eta))),
        1 => slope * Math.Exp(-eta),
        2 => free * Math.Exp(eta),
        4 => (2 * slope * Math.Exp(-2 * eta)) - (free * Math.Exp(-eta)),
        5 => ((free * Theta) + slope) * Share(eta) * (1 - Share(eta)),
        _ => Math.Exp(eta) * (free - (slope * (1 + Odds(eta) - (Math.Exp(eta) * Odds(eta) * (1 + Odds(eta)))))),
    };

    // (1 − P)/P = 1/(exp(e^η) − 1), whose derivative by e^η is −o(1 + o).
    private static double Odds(double eta) => 1 / (Math.Exp(Math.Exp(eta)) - 1);

    // φ/Φ, and −(φ/Φ)′.
    private static double Mills(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) / (0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2)));

    private static double Turn(double x) => Mills(x) * (x + Mills(x));

    private static void Agree(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(scale, Math.Abs(expected)), $"{expected:R} {actual:R}");
}
