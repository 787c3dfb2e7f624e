using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Tests.MEstimation;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Why rows that stream have no solution, said as of rows in memory.</summary>
public sealed class StreamedDiagnosisTests
{
    // Two stretches and a part of a block.
    private const int Rows = (2 * StreamedMoments.StretchRows) + 5;

    [Fact]
    public void A_separated_cell_in_the_second_stretch_is_named()
    {
        var problem = Logistic(row => row >= Rows - 9 ? 1 : 0, row => row >= Rows - 9 ? 1 : row % 2);
        var (memory, streamed) = (Solve(Memory(problem)), Solve(Streamed(problem, 99_991)));
        var failure = Assert.IsType<SolveFailure.Separation>(streamed);
        Assert.Equal([1], failure.Parameters);
        Assert.Equal(Enumerable.Range(Rows - 9, 9).Select(row => (long)row), failure.Cell);
        Assert.Equal(Assert.IsType<SolveFailure.Separation>(memory).Cell, failure.Cell);
    }

    [Fact]
    public void A_column_that_copies_the_constant_up_to_the_last_row_is_collinear()
    {
        var problem = Logistic(row => row == Rows - 1 ? 1 + 1e-6 : 1, row => row % 2);
        var failure = Assert.IsType<SolveFailure.Collinear>(Solve(Streamed(problem, 99_991)));
        Assert.Equal([0, 1], failure.Parameters);

        // The triangle of stacked triangles is that of all rows but for rounding, which a condition of 1e9 enlarges to 1e-7.
        Assert.Equal(1, failure.ConditionNumber / Assert.IsType<SolveFailure.Collinear>(Solve(Memory(problem))).ConditionNumber, 1e-4);
    }

    [Fact]
    public void The_first_row_that_is_not_finite_is_named()
    {
        var problem = Logistic(row => row == StreamedMoments.StretchRows + 3 ? double.NaN : row % 5, row => row % 2);
        Assert.Equal(new SolveFailure.NotFinite(StreamedMoments.StretchRows + 3), Solve(Streamed(problem, 16_384)));
    }

    private static Problem Logistic(Func<int, double> x, Func<int, double> y)
    {
        var rows = Enumerable.Range(0, Rows).ToArray();
        double[] columns = [.. rows.Select(_ => 1.0), .. rows.Select(x)], coefficients = [.. rows.Select(_ => 1.0), .. rows.Select(y)];
        return new Problem(columns, coefficients, Rows, new double[2]);
    }

    private static MEstimator Estimator => new MEstimator<Glm<Bernoulli, Size2>>();

    private static MemoryMoments Memory(Problem problem) => new(Estimator, new(problem.Columns, problem.Coefficients, Rows), Rows, default, new());

    private static StreamedMoments Streamed(Problem problem, int size) => new(Estimator, new ChunksOfMemory(problem, size), Rows, new());

    private static SolveFailure? Solve(IMoments moments) => new NewtonSolver(2).Solve(moments, new double[2]);
}
