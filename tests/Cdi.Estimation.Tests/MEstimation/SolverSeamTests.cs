using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>What the generic solver asks of a loss and of an estimand instead of knowing it.</summary>
public sealed class SolverSeamTests
{
    private static readonly double[] Ones = All(6, 1.0);
    private static readonly double[] X = [0, 0, 0, 1, 1, 1];

    [Fact]
    public void Whether_a_loss_can_fall_without_end_is_asked_of_the_loss()
    {
        // Complete separation: the same rows are one for a logit, and an equation without a solution for a loss that says it always rises.
        double[] separated = [0, 0, 0, 1, 1, 1];
        Assert.IsType<SolveFailure.Separation>(Solve<Glm<Bernoulli, Size2>>(separated, []));
        Assert.IsNotType<SolveFailure.Separation>(Assert.IsAssignableFrom<SolveFailure>(Solve<RisingLogit>(separated, [])));
    }

    [Fact]
    public void A_solution_does_not_depend_on_where_it_begins()
    {
        double[] human = [0, 1, 0, 1, 1, 0];
        var (zeros, elsewhere) = (Solve<Glm<Bernoulli, Size2>>(human, []), Solve<Glm<Bernoulli, Size2>>(human, [1.5, -1]));
        var (first, second) = (Assert.IsType<RectifiedFit>(zeros), Assert.IsType<RectifiedFit>(elsewhere));
        Close.Relative([.. first.Parameters], [.. second.Parameters], 1e-12);
        Assert.NotEqual(first.Iterations, Assert.IsType<RectifiedFit>(Solve<Glm<Bernoulli, Size2>>(human, [.. first.Parameters])).Iterations);
    }

    [Fact]
    public void A_start_has_one_value_for_each_parameter() =>
        Assert.Throws<ArgumentException>(() => new RectifiedEstimator(new MEstimator<Glm<Bernoulli, Size2>>(), [1.0]));

    private static EstimationOutcome Solve<TKernel>(double[] human, double[] start)
        where TKernel : struct, IMEstimator =>
        new RectifiedEstimator(new MEstimator<TKernel>(), start).Estimate(
            Columns(Ones, X), FullyLabelled(human), Coefficients(2), Options(LambdaPolicy.None));

    private readonly struct RisingLogit : IMEstimator
    {
        public static LossTail Tail => LossTail.Rising;

        public static int ParameterCount => 2;

        public static int ColumnCount => 2;

        public static int FeatureCount => 2;

        public static int ScratchLength => Glm<Bernoulli, Size2>.ScratchLength;

        public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch) =>
            Glm<Bernoulli, Size2>.Loss(in rows, parameters, scratch);

        public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
            Glm<Bernoulli, Size2>.Score(in rows, parameters, score, scratch);

        public static void ScoreAndHessian(
            in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch) =>
            Glm<Bernoulli, Size2>.ScoreAndHessian(in rows, parameters, score, hessian, scratch);

        public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch) =>
            Glm<Bernoulli, Size2>.RowScores(in rows, parameters, scores, stride, scratch);
    }
}
