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
        var one = WithThreads(1, () => problem.Sums(Logistic));
        foreach (var threads in new[] { 2, 3, 7 }) Assert.Equal(one, WithThreads(threads, () => problem.Sums(Logistic)));
    }

    [Fact]
    public void Passes_at_the_same_time_change_no_bit()
    {
        var problem = Problem.Random(Large);
        var expected = problem.Sums(Logistic);
        var results = new double[16][];
        Parallel.For(0, results.Length, i => results[i] = problem.Sums(Logistic));
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
        var allocated = WithThreads(threads, () =>
        {
            All();
            All();
            var before = GC.GetAllocatedBytesForCurrentThread();
            All();
            return GC.GetAllocatedBytesForCurrentThread() - before;

            void All()
            {
                Logistic.Loss(problem.Columns, problem.Coefficients, rows, problem.Parameters);
                Logistic.Score(problem.Columns, problem.Coefficients, rows, problem.Parameters, score);
                Logistic.ScoreAndHessian(problem.Columns, problem.Coefficients, rows, problem.Parameters, score, hessian);
                Logistic.RowScores(problem.Columns, problem.Coefficients, rows, problem.Parameters, scores);
            }
        });
        Assert.Equal(0, allocated);
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
    public void A_fault_in_a_kernel_reaches_the_caller_and_leaves_the_pool_usable(int threads)
    {
        var problem = Problem.Random(Large);
        var faulty = new MEstimator<FaultyKernel>();
        var after = WithThreads(threads, () =>
        {
            Assert.Throws<InvalidOperationException>(() => faulty.Loss(ReadOnlyMemory<double>.Empty, problem.Coefficients, Large, new double[1]));
            return problem.Sums(Logistic);
        });
        Assert.Equal(problem.Sums(Logistic), after);
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
        Assert.Throws<ArgumentOutOfRangeException>(() => PassParallelism.Limited(0));
    }

    [Fact]
    public async Task One_caller_does_not_change_the_threads_of_another()
    {
        var limited = new TaskCompletionSource();
        var seen = new TaskCompletionSource<int>();
        var other = Task.Run(async () =>
        {
            await limited.Task;
            seen.SetResult(PassParallelism.Threads);
        });
        using (PassParallelism.Limited(Environment.ProcessorCount + 5))
        {
            Assert.Equal(Environment.ProcessorCount + 5, await Task.Run(() => PassParallelism.Threads));
            limited.SetResult();
            Assert.Equal(Environment.ProcessorCount, await seen.Task);
            await other;
        }

        Assert.Equal(Environment.ProcessorCount, PassParallelism.Threads);
    }

    private static T WithThreads<T>(int threads, Func<T> action)
    {
        using var limit = PassParallelism.Limited(threads);
        return action();
    }
}
