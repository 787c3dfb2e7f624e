using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Tests.Reference;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>What the solver says where there is nothing to solve, and that it solves the rest.</summary>
public class SolverTests
{
    private static readonly EstimationOptions HumanOnly = Options(LambdaPolicy.None);

    [SharedFact]
    public void All_21_devices_separate_on_the_fourth()
    {
        double[][] columns = [Politeness.Ones, .. Enumerable.Range(1, 21).Select(Politeness.Feature)];
        var failure = Assert.IsType<SolveFailure.Separation>(Outcome<Glm<Bernoulli, Size22>>(Columns(columns), FullyLabelled(Politeness.Y), HumanOnly));
        Assert.Equal([4], failure.Parameters);
        Assert.Equal([1], failure.Signs);
        var device = Politeness.Feature(4);
        long[] expected = [.. Enumerable.Range(0, Politeness.Rows).Where(row => device[row] == 1)];
        Assert.Equal(15, expected.Length);
        Assert.Equal(expected, failure.Cell);
    }

    [Fact]
    public void An_empty_cell_of_the_reference_group_separates_constant_and_slope()
    {
        double[] x = [0, 0, 0, 1, 1, 1], y = [0, 0, 0, 1, 0, 1];
        var failure = Assert.IsType<SolveFailure.Separation>(Outcome<Glm<Bernoulli, Size2>>(Columns(All(6, 1.0), x), FullyLabelled(y), HumanOnly));
        Assert.Equal([0, 1], failure.Parameters.Order());
        Assert.Equal([0, 1, 2], failure.Cell);
        Assert.Equal(0, failure.Signs.Sum());
    }

    [Fact]
    public void A_threshold_separates_completely()
    {
        double[] x = [-3, -2, -1, 1, 2, 3.5], y = [0, 0, 0, 1, 1, 1];
        var failure = Assert.IsType<SolveFailure.Separation>(Outcome<Glm<Bernoulli, Size2>>(Columns(All(6, 1.0), x), FullyLabelled(y), HumanOnly));
        Assert.Contains(1, failure.Parameters);
    }

    [Fact]
    public void A_group_without_events_separates_a_count_model_downwards()
    {
        double[] x = [0, 0, 0, 1, 1], y = [3, 0, 2, 0, 0];
        var failure = Assert.IsType<SolveFailure.Separation>(Outcome<Glm<PoissonCount, Size2>>(Columns(All(5, 1.0), x), FullyLabelled(y), HumanOnly));
        Assert.Equal([1], failure.Parameters);
        Assert.Equal([-1], failure.Signs);
        Assert.Equal([3, 4], failure.Cell);
    }

    [Fact]
    public void A_rectified_share_above_1_is_separation_too()
    {
        // Group 1: predictions all 1, the labelled row of weight 4 says 1 where the prediction said 0.5: the rectified share is above 1.
        double[] x = [0, 0, 0, 0, 1, 1, 1, 1], y = [1, 0, 0, 0, 1, 0, 1, 1], guess = [0.5, 0.5, 0.5, 0.5, 0.2, 1, 1, 1];
        bool[] labelled = [true, true, false, false, true, false, false, false];
        var sample = Sample(y, guess, labelled, [0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25]);
        var failure = Assert.IsType<SolveFailure.Separation>(Outcome<Glm<Bernoulli, Size2>>(Columns(All(8, 1.0), x), sample, Options(LambdaPolicy.Full)));
        Assert.Equal([1], failure.Parameters);
        Assert.Equal([4, 5, 6, 7], failure.Cell);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-10)]
    public void Columns_that_depend_on_each_other_are_collinear(double noise)
    {
        double[] a = [1, 0, 1, 0, 1, 0, 0, 1], y = [1, 2, 4, 3, 5, 2, 1, 7];
        double[] b = [.. a.Select((value, i) => 1 - value + (noise * i))];
        var failure = Assert.IsType<SolveFailure.Collinear>(Outcome<Glm<Gaussian, Size3>>(Columns(All(8, 1.0), a, b), FullyLabelled(y), HumanOnly));
        Assert.Equal([0, 1, 2], failure.Parameters);
        Assert.True(failure.ConditionNumber > 1e9);
    }

    [Fact]
    public void Columns_that_nearly_depend_on_each_other_are_solved_as_by_QR()
    {
        double[] a = [1, 0, 1, 0, 1, 0, 0, 1], y = [1, 2, 4, 3, 5, 2, 1, 7];
        double[] b = [.. a.Select((value, i) => 1 - value + (1e-5 * i * i))];
        var fit = Fit<Glm<Gaussian, Size3>>(Columns(All(8, 1.0), a, b), FullyLabelled(y), HumanOnly);
        var design = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnArrays(All(8, 1.0), a, b);
        var expected = design.QR().Solve(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.DenseOfArray(y));

        // The condition number is about 10⁵; its square times the rounding of a double is 10⁻⁶.
        Close.Relative(expected, fit.Parameters, 1e-6);
    }

    [Fact]
    public void A_column_that_is_zero_in_every_labelled_row_is_collinear()
    {
        double[] x = [0, 0, 0, 1, 1], y = [0, 1, 0, 0, 0], guess = [0, 1, 0, 1, 1];
        var sample = Sample(y, guess, [true, true, true, false, false], All(5, 0.6));
        var failure = Assert.IsType<SolveFailure.Collinear>(Outcome<Glm<Bernoulli, Size2>>(Columns(All(5, 1.0), x), sample, HumanOnly));
        Assert.Equal([1], failure.Parameters);
        Assert.Equal(double.PositiveInfinity, failure.ConditionNumber);
    }

    [Fact]
    public void No_more_labels_than_parameters_are_too_few() =>
        Assert.Equal(new SolveFailure.TooFewLabels(3, 3), Outcome<Glm<Gaussian,
            Size3>>(Columns([1, 1, 1], [0, 1, 0], [2, 5, 4]), FullyLabelled([1, 2, 7]), HumanOnly));

    [Fact]
    public void Fewer_rows_than_parameters_are_collinear()
    {
        // Below the estimator, which would have refused: the design is widened to a square before its singular values are taken.
        var rows = new RowChunk(new double[] { 1, 1, 0, 1, 2, 5 }, new double[] { 1, 1, 1, 2 }, 2);
        var equation = new MemoryMoments(new MEstimator<Glm<Gaussian, Size3>>(), rows, 2, default, new RowBuffers());
        Assert.True(Assert.IsType<SolveFailure.Collinear>(new NewtonSolver(3).Solve(equation, new double[3])).ConditionNumber > 1e9);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    public void Units_of_a_column_do_not_matter(double unit)
    {
        double[] x = [0.3, 1.2, 2.5, 3.1, 4.4, 5.9, 6.2], y = [0, 0, 1, 0, 1, 1, 0];
        var plain = Fit<Glm<Bernoulli, Size2>>(Columns(All(7, 1.0), x), FullyLabelled(y), HumanOnly);
        var scaled = Fit<Glm<Bernoulli, Size2>>(Columns(All(7, 1.0), [.. x.Select(value => value * unit)]), FullyLabelled(y), HumanOnly);
        Close.Relative(plain.Parameters, [scaled.Parameters[0], scaled.Parameters[1] * unit], 1e-10);
        Close.Relative([plain.Targets[1].StandardError], [scaled.Targets[1].StandardError * unit], 1e-10);
    }

    [Fact]
    public void Counts_near_a_billion_are_fitted()
    {
        double[] x = [0, 0, 0, 1, 1, 1], y = [1e9, 1.1e9, 0.9e9, 2e9, 2.2e9, 1.8e9];
        var fit = Fit<Glm<PoissonCount, Size2>>(Columns(All(6, 1.0), x), FullyLabelled(y), HumanOnly);
        Close.Relative([Math.Log(1e9), Math.Log(2)], fit.Parameters, 1e-10);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(1e9)]
    public void A_solution_at_exactly_zero_is_found(double unit)
    {
        double[] y = [.. new[] { -3.1, 3.1, -0.7, 0.7, 12.3, -12.3 }.Select(value => value * unit)];
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(6, 1.0)), FullyLabelled(y), HumanOnly);
        Assert.True(Math.Abs(fit.Parameters[0]) <= 1e-14 * unit);
    }

    [Fact]
    public void A_value_that_is_not_finite_names_its_row()
    {
        double[] y = [0, 1, 0, 1, 1], x = [1, 2, 3, double.NaN, 5];
        Assert.Equal(new SolveFailure.NotFinite(3), Outcome<Glm<Bernoulli, Size2>>(Columns(All(5, 1.0), x), FullyLabelled(y), HumanOnly));
        y[2] = double.PositiveInfinity;
        Assert.Equal(new SolveFailure.NotFinite(2), Outcome<Glm<Gaussian, Size1>>(Columns(All(5, 1.0)), FullyLabelled(y), HumanOnly));
    }

    [Fact]
    public void One_label_only_is_a_constant_outcome() =>
        Assert.Equal(new SolveFailure.ConstantOutcome(3), Outcome<Glm<Bernoulli, Size1>>(Columns(All(3, 1.0)), FullyLabelled([1, 1, 1]), HumanOnly));

    [Fact]
    public void No_label_at_all_is_said() =>
        Assert.Equal(new SolveFailure.NoLabels(), Outcome<Glm<Bernoulli,
            Size1>>(Columns(All(2, 1.0)), Sample([0, 1], [0, 1], [false, false], [0.5, 0.5]), HumanOnly));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_to_1_names_its_row(double probability) =>
        Assert.Equal(
            new SolveFailure.UnusableProbability(1, probability),
            Outcome<Glm<Bernoulli, Size1>>(Columns(All(3, 1.0)), Sample([0, 1, 1], [0, 1, 1], [true, false, true], [0.5, probability, 0.5]), HumanOnly));

    [Fact]
    public void A_certain_row_without_its_label_is_refused() =>
        Assert.Equal(
            new SolveFailure.UnusableProbability(2, 1),
            Outcome<Glm<Bernoulli, Size1>>(Columns(All(3, 1.0)), Sample([0, 1, 1], [0, 1, 1], [true, true, false], [0.5, 0.5, 1]), HumanOnly));

    [Fact]
    public void A_target_that_is_no_number_is_named()
    {
        var target = new Target("log", Scale.Difference, at => Math.Log(at[0]), (at, gradient) => gradient[0] = 1 / at[0]);
        Assert.Equal(new SolveFailure.UndefinedTarget("log"), Outcome<Glm<Gaussian,
            Size1>>(Columns(All(3, 1.0)), FullyLabelled([-1, -2, 1]), HumanOnly, target));
    }
}
