using Cdi.Estimation.MEstimation;
using Cdi.Studies.Running;

namespace Cdi.Studies.Tests.Running;

/// <summary>Kernels whose derivatives are wrong are found before a run, and right ones pass.</summary>
public class KernelReviewTests
{
    private interface IFactor
    {
        static abstract double OfScore { get; }

        static abstract double OfHessian { get; }
    }

    [Fact]
    public void A_right_kernel_passes() => Assert.Null(Review<Right>());

    [Fact]
    public void A_wrong_score_is_found()
    {
        var found = Review<WrongScore>();
        Assert.NotNull(found);
        Assert.Equal((0, null), (found.Value.First, found.Value.Second));
    }

    [Fact]
    public void A_wrong_second_derivative_is_found()
    {
        var found = Review<WrongHessian>();
        Assert.NotNull(found);
        Assert.Equal((0, 0), (found.Value.First, found.Value.Second));
    }

    private static (int First, int? Second, double Stated, double Found)? Review<TFactor>()
        where TFactor : IFactor =>
        KernelReview.Disagreement(new MEstimator<Cube<TFactor>>(), new Covariates(new double[] { 1, 2, 3, 4, 5 }, 5), [0.5]);

    private readonly struct Right : IFactor
    {
        public static double OfScore => 1;

        public static double OfHessian => 1;
    }

    private readonly struct WrongScore : IFactor
    {
        public static double OfScore => 1.01;

        public static double OfHessian => 1.01;
    }

    private readonly struct WrongHessian : IFactor
    {
        public static double OfScore => 1;

        public static double OfHessian => -1;
    }

    /// <summary>x θ³, with factors that make its derivatives wrong.</summary>
    private readonly struct Cube<TFactor> : IMEstimator
        where TFactor : IFactor
    {
        public static int ParameterCount => 1;

        public static int ColumnCount => 1;

        public static int FeatureCount => 1;

        public static int ScratchLength => 0;

        public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch) => Sum(rows) * Math.Pow(parameters[0], 3);

        public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
            score[0] = TFactor.OfScore * Sum(rows) * 3 * parameters[0] * parameters[0];

        public static void ScoreAndHessian(
            in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
        {
            Score(rows, parameters, score, scratch);
            hessian[0] = TFactor.OfHessian * Sum(rows) * 6 * parameters[0];
        }

        public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
        {
            for (var i = 0; i < rows.Count; i++) scores[i] = TFactor.OfScore * rows.Column(0)[i] * 3 * parameters[0] * parameters[0];
        }

        private static double Sum(in RowBlock rows)
        {
            var sum = 0.0;
            for (var i = 0; i < rows.Count; i++) sum += rows.Coefficient(0)[i] * rows.Column(0)[i];
            return sum;
        }
    }
}
