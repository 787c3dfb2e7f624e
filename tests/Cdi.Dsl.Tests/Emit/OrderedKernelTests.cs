using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using MathNet.Numerics.Distributions;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Kernels of models of ordered classes: the logarithm of a difference of two distribution functions, rectified, and its derivatives.</summary>
public class OrderedKernelTests
{
    private const int Count = 101;

    // Central differences at h and h/2, extrapolated: truncation of order h⁴, rounding of order eps/h.
    private const double Step = 1e-3;
    private const double Tolerance = 1e-7;

    private static readonly EquatableArray<LinearTerm> Terms = EquatableArray.Create(
        new LinearTerm("x", EquatableArray.Create(0)), new LinearTerm("x:z", EquatableArray.Create(0, 1)));

    // Thresholds in order, the first two near each other.
    private static readonly double[] Theta = [0.4, -0.7, -0.9, -0.6, 1.1];

    private static readonly Lazy<IReadOnlyList<Kernel>> Kernels = new(() => EmittedCode.Kernels([.. Enum.GetValues<OrderedLink>().Select(Loss)]));

    [Theory]
    [InlineData(OrderedLink.Logit)]
    [InlineData(OrderedLink.Probit)]
    [InlineData(OrderedLink.Cloglog)]
    public void A_label_costs_the_logarithm_of_its_probability(OrderedLink link)
    {
        var kernel = Kernels.Value[(int)link];
        Assert.Equal((5, 2, 4), (kernel.ParameterCount, kernel.ColumnCount, kernel.FeatureCount));
        for (var label = 0; label < 4; label++)
        {
            double[] coefficients = [1, label == 1 ? 1 : 0, label == 2 ? 1 : 0, label == 3 ? 1 : 0];
            foreach (var x in new[] { -1.5, 0, 2 })
            {
                var eta = (0.4 * x) - (0.7 * x * 0.5);
                double Below(int j) => j == 0 ? 0 : j == 4 ? 1
                    : link == OrderedLink.Probit ? Normal.CDF(0, 1, Theta[j + 1] - eta)
                    : link == OrderedLink.Cloglog ? 1 - Math.Exp(-Math.Exp(Theta[j + 1] - eta)) : 1 / (1 + Math.Exp(eta - Theta[j + 1]));
                Assert.Equal(-Math.Log(Below(label + 1) - Below(label)), kernel.Loss(new Rows(1, [x, 0.5], coefficients), Theta), 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(OrderedLink.Logit)]
    [InlineData(OrderedLink.Probit)]
    [InlineData(OrderedLink.Cloglog)]
    public void Scores_and_Hessians_are_derivatives_whatever_the_coefficients(OrderedLink link)
    {
        var kernel = Kernels.Value[(int)link];
        var rows = RandomRows.Of(Count, 2, (int)link, kernel.FeatureCount);
        var (score, hessian) = kernel.ScoreAndHessian(rows, Theta);
        var scale = 1 + kernel.RowScores(rows, Theta).Sum(Math.Abs) + hessian.Sum(Math.Abs);
        for (var j = 0; j < Theta.Length; j++)
        {
            Close(Difference(at => kernel.Loss(rows, at), j), score[j], scale);
            for (var k = 0; k < Theta.Length; k++) Close(Difference(at => kernel.Score(rows, at)[k], j), hessian[(j * Theta.Length) + k], scale);
        }

        Assert.Equal(0, kernel.AllocatedBytes(rows, Theta));
    }

    [Theory]
    [InlineData(OrderedLink.Logit)]
    [InlineData(OrderedLink.Probit)]
    [InlineData(OrderedLink.Cloglog)]
    public void Thresholds_out_of_order_have_no_loss_and_a_solver_is_told(OrderedLink link)
    {
        double[] crossed = [0.4, -0.7, -0.9, 1.1, 1.0];
        Assert.True(double.IsNaN(Kernels.Value[(int)link].Loss(RandomRows.Of(8, 2, 1, 4), crossed)));
        Assert.Contains("IsBounded = true", Cdi.Dsl.Emit.KernelEmitter.Emit("K", "k", Loss(link)), StringComparison.Ordinal);
        Assert.DoesNotContain("IsBounded", Cdi.Dsl.Emit.KernelEmitter.Emit("K", "k", ModelLosses.Probit(Terms, EquatableArray.Create("x", "z"))),
            StringComparison.Ordinal);
    }

    private static LossDefinition Loss(OrderedLink link) => ModelLosses.Ordered(Terms, EquatableArray.Create("x", "z"), ["a", "b", "c", "d"], 0, link) with
    {
        Regressors = EquatableArray.Create(
            new LossRegressor("v[b]", 0, false), new LossRegressor("v[c]", 0, false), new LossRegressor("v[d]", 0, false)),
    };

    private static double Difference(Func<double[], double> value, int j)
    {
        double At(double step) => value([.. Theta.Select((each, k) => k == j ? each + step : each)]);
        double Central(double step) => (At(step) - At(-step)) / (2 * step);
        return ((4 * Central(Step / 2)) - Central(Step)) / 3;
    }

    private static void Close(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * scale, $"{expected:R} {actual:R}");
}
