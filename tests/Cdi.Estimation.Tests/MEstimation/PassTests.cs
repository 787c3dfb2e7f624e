using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Passes over the rows: bits, allocation, faults.</summary>
[Collection(nameof(PassTests))]
public class PassTests
{
    private const int Large = (5 * RowBlock.MaximumCount) + 77;

    private static readonly MEstimator Logistic = new MEstimator<Glm<Bernoulli, Size3>>();

    [Fact]
    public void Thread_count_changes_no_bit()
    {
        var problem = Problem.Random(Large);
        var one = problem.Sums(Logistic.Under(new(1)));
        foreach (var threads in new[] { 2, 3, 7 }) Assert.Equal(one, problem.Sums(Logistic.Under(new(threads))));
    }

    [Fact]
    public void Passes_at_the_same_time_change_no_bit()
    {
        var problem = Problem.Random(Large);
        var expected = problem.Sums(Logistic);
        var results = new double[16][];
        Parallel.For(0, results.Length, i => results[i] = problem.Sums(Logistic.Under(new(1 + (i % 3)))));
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(Large, 1)]
    [InlineData(Large, 2)]
    public void A_pass_allocates_nothing_after_the_first(int rows, int threads)
    {
        var problem = Problem.Random(rows);
        var (score, hessian, scores) = (new double[3], new double[9], new double[rows * 3]);
        var estimator = Logistic.Under(new(threads));
        All();

        // On one thread no pass may allocate. With others the thread pool's own queue, which other tests fill at the same time, may grow by a
        // segment in one of them; a pass that allocated would do so in each.
        var (least, most) = (long.MaxValue, 0L);
        for (var pass = 0; pass < 8; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            All();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            (least, most) = (Math.Min(least, allocated), Math.Max(most, allocated));
        }

        Assert.Equal(0, threads == 1 ? most : least);

        void All()
        {
            estimator.Loss(problem.Columns, problem.Coefficients, rows, problem.Parameters);
            estimator.Score(problem.Columns, problem.Coefficients, rows, problem.Parameters, score);
            estimator.ScoreAndHessian(problem.Columns, problem.Coefficients, rows, problem.Parameters, score, hessian);
            estimator.RowScores(problem.Columns, problem.Coefficients, rows, problem.Parameters, scores);
        }
    }

    [Fact]
    public void Blocks_add_up_to_a_plain_sum()
    {
        var problem = Problem.Random(Large);
        var scores = new double[Large * 3];
        Logistic.RowScores(problem.Columns, problem.Coefficients, Large, problem.Parameters, scores);
        double[] expected = [.. Enumerable.Range(0, 3).Select(j => scores.Skip(j * Large).Take(Large).Sum())];

        // Both sums of 10⁵ terms of size 1 carry rounding of about 1e-16 · √n · n in the worst case, 1e-9 is far above it.
        Close.To(expected, problem.Sums(Logistic).Take(3), 1e-9);
    }

    [Fact]
    public void Row_scores_of_a_range_are_those_of_the_whole()
    {
        var problem = Problem.Random(Large);
        var (whole, part) = (new double[Large * 3], new double[20_000 * 3]);
        Logistic.RowScores(problem.Columns, problem.Coefficients, Large, problem.Parameters, whole);
        Logistic.RowScores(problem.Columns, problem.Coefficients, Large, 30_001, 20_000, problem.Parameters, part);
        for (var j = 0; j < 3; j++) Assert.Equal(whole.AsSpan((j * Large) + 30_001, 20_000), part.AsSpan(j * 20_000, 20_000));
    }

    [Fact]
    public void No_rows_sum_to_zero()
    {
        var (score, hessian) = (new double[3], new double[9]);
        Logistic.ScoreAndHessian(Array.Empty<double>(), Array.Empty<double>(), 0, new double[3], score, hessian);
        Assert.All([.. score, .. hessian], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_fault_in_a_kernel_reaches_the_caller_and_leaves_later_passes_whole(int threads)
    {
        var problem = Problem.Random(Large);
        var faulty = new MEstimator<FaultyKernel>().Under(new(threads));
        Assert.Throws<InvalidOperationException>(() => faulty.Loss(ReadOnlyMemory<double>.Empty, problem.Coefficients, Large, new double[1]));
        Assert.Equal(problem.Sums(Logistic), problem.Sums(Logistic.Under(new(threads))));
    }

    [Fact]
    public void Lengths_that_disagree_are_refused()
    {
        var problem = Problem.Random(10);
        Assert.Throws<ArgumentException>(() => Logistic.Loss(problem.Columns, problem.Coefficients, 9, problem.Parameters));
        Assert.Throws<ArgumentException>(() => Logistic.Loss(problem.Columns, problem.Coefficients[1..], 10, problem.Parameters));
        Assert.Throws<ArgumentException>(() => Logistic.Loss(problem.Columns, problem.Coefficients, 10, problem.Parameters[1..]));
        Assert.Throws<ArgumentException>(() => Logistic.Score(problem.Columns, problem.Coefficients, 10, problem.Parameters, new double[2]));
        Assert.Throws<ArgumentException>(() => Logistic.RowScores(problem.Columns, problem.Coefficients, 10, 5, 6, problem.Parameters, new double[18]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PassExecution(-1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cancelled_pass_ends_with_the_blocks_that_are_under_way(int threads)
    {
        var problem = Problem.Random(Large);
        using var source = new CancellationTokenSource();
        using var count = BlockCount.Begin(source, at: 2);
        var estimator = new MEstimator<CountedKernel>().Under(new(threads, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => estimator.Loss(ReadOnlyMemory<double>.Empty, problem.Coefficients, Large, new double[1]));

        // Of six blocks the second cancels; each other thread may be in the middle of one.
        Assert.InRange(count.After, 0, threads - 1);
    }

    [Fact]
    public void Row_scores_end_at_the_next_block_too()
    {
        using var source = new CancellationTokenSource();
        using var count = BlockCount.Begin(source, at: 2);
        var estimator = new MEstimator<CountedKernel>().Under(new(1, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(
            () => estimator.RowScores(ReadOnlyMemory<double>.Empty, new double[2 * Large], Large, new double[1], new double[Large]));
        Assert.Equal(0, count.After);
    }

    [Fact]
    public void An_estimator_carries_out_passes_as_it_was_told_and_leaves_the_others_alone()
    {
        var limited = Logistic.Under(new(3));
        Assert.Equal(3, limited.Execution.Threads);
        Assert.Equal(Environment.ProcessorCount, Logistic.Execution.Threads);
        Assert.Equal(Environment.ProcessorCount, limited.Under(default).Execution.Threads);
        Assert.Same(limited, limited.Under(new(3)));
    }
}
