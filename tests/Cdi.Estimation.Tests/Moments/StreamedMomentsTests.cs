using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Rows that stream in chunks give what rows in memory give, to the last bit.</summary>
public sealed class StreamedMomentsTests
{
    // 37 blocks: three stretches, the last of five blocks and a part.
    private const int Many = (36 * RowBlock.MaximumCount) + 1013;
    private const int Clusters = 97;

    private static readonly Problem Rows = Problem.Random(Many);
    private static readonly int[] ClusterOf = [.. Enumerable.Range(0, Many).Select(row => (int)((row * 48_271L) % Clusters))];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var model in new[] { "logistic", "linear", "poisson" })
        {
            // Half a block, one, an odd size, a whole stretch, an odd size above it, everything.
            foreach (var size in new[] { 8192, RowBlock.MaximumCount, 99_991, StreamedMoments.StretchRows, 400_009, Many }) cases.Add(model, size);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_solution_and_its_sandwich_are_the_same_bits(string model, int size)
    {
        var (memory, streamed) = Both(model, size);
        Assert.Equal(memory.Value([0.1, 0.2, 0.3]), streamed.Value([0.1, 0.2, 0.3]));
        var (expected, actual) = (Solved(memory), Solved(streamed));
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.Hessian, actual.Hessian);
        Assert.True(expected.Iterations > 0);
        Assert.Equal(Sandwich(memory, expected.Parameters), Sandwich(streamed, expected.Parameters));
    }

    [Theory]
    [InlineData("logistic", 8192, 0.0)]
    [InlineData("linear", 99_991, 0.5)]
    [InlineData("poisson", 400_009, 0.5)]
    public void Sums_over_clusters_are_too(string model, int size, double power)
    {
        var (memory, streamed) = Both(model, size);
        var solver = Solved(memory);
        double[] Of(IMoments moments) =>
            new ClusterCovariance(3).Of(moments, solver.Parameters, solver.Factor, new RowValues<int>(ClusterOf), Clusters, power);
        var expected = Of(memory);
        Assert.Equal(expected, Of(streamed));
        Assert.True(expected[0] > 0);
    }

    [Fact]
    public void A_group_larger_than_a_stretch_has_the_Jacobian_of_its_rows_in_memory()
    {
        // Every row but each hundredth is of group 1.
        int[] groups = [.. Enumerable.Range(0, Many).Select(row => row % 100 == 0 ? 0 : 1)];
        int[] own = [.. Enumerable.Range(0, Many).Where(row => groups[row] == 1)];
        Assert.True(own.Length > StreamedMoments.StretchRows);
        var estimator = Estimator("logistic");
        var (score, expected) = (new double[3], new double[9]);
        estimator.ScoreAndHessian(Take(Rows.Columns, 3, own), Take(Rows.Coefficients, 2, own), own.Length, Rows.Parameters, score, expected);
        var seen = new SortedDictionary<int, double[]>();
        Both("logistic", 99_991).Streamed.GroupJacobians(
            Rows.Parameters.ToArray(), new RowValues<int>(groups), 3, (group, jacobian) => seen.Add(group, [.. jacobian]));
        Assert.Equal([0, 1], seen.Keys);
        Assert.Equal(expected.Select(element => element / Many), seen[1]);
    }

    [Fact]
    public void Sums_by_code_largest_rows_chosen_rows_and_multiplicities_are_the_same()
    {
        var (memory, streamed) = Both("logistic", 99_991);
        var theta = Rows.Parameters.ToArray();
        double[] direction = [1, -2, 0.5];
        var codes = new RowValues<int>(ClusterOf);
        var (expected, actual) = (new AlongSums[Clusters], new AlongSums[Clusters]);
        memory.AddAlong(theta, direction, codes, expected);
        streamed.AddAlong(theta, direction, codes, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(Many, actual.Sum(each => each.Count));

        var (largest, largestOfStream) = (new LargestShares(5), new LargestShares(5));
        memory.AddLargest(theta, direction, largest);
        streamed.AddLargest(theta, direction, largestOfStream);
        Assert.Equal(largest.Shares, largestOfStream.Shares);

        var twice = new RowValues<double>(Enumerable.Range(0, Many).Select(row => row % 3.0).ToArray());
        Assert.Equal(Solved(memory.Counted(twice)).Parameters, Solved(streamed.Counted(twice)).Parameters);
    }

    [Fact]
    public void Scores_of_chosen_rows_are_those_of_all()
    {
        var (memory, streamed) = Both("poisson", 99_991);
        var theta = Rows.Parameters.ToArray();
        long[] chosen = [0, 16_383, 16_384, 262_143, 262_144, Many - 1];
        var (all, some) = (new double[3 * Many], new double[3 * chosen.Length]);
        memory.Estimator.RowScores(Rows.Columns, Rows.Coefficients, Many, theta, all);
        streamed.ScoresOf(theta, chosen, some);
        for (var j = 0; j < 3; j++) Assert.Equal(chosen.Select(row => all[(j * Many) + (int)row]), some.Skip(j * chosen.Length).Take(chosen.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => streamed.ScoresOf(theta, [Many], new double[3]));
    }

    [Fact]
    public void Rows_are_read_once_for_each_point_that_the_solver_looks_at()
    {
        var source = new ChunksOfMemory(Rows, 99_991);
        var solver = Solved(new StreamedMoments(Estimator("linear"), source, Many, new RowBuffers()));
        Assert.Equal(solver.Iterations + 1, source.Passes);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var (score, expected) = (new double[3], new double[9]);
        new MemoryMoments(Estimator("logistic").Under(new(1)), new(Rows.Columns, Rows.Coefficients, Many), Many, default, new())
            .Evaluate(Rows.Parameters.ToArray(), score, expected);
        foreach (var threads in new[] { 1, 2, 5 })
        {
            var actual = new double[9];
            new StreamedMoments(Estimator("logistic").Under(new(threads)), new ChunksOfMemory(Rows, 99_991), Many, new())
                .Evaluate(Rows.Parameters.ToArray(), score, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void More_rows_than_an_int_counts_are_counted()
    {
        const long rows = 3_000_000_000;
        var moments = new StreamedMoments(new MEstimator<RowCountKernel>(), new RepeatedRows(rows, rows), rows, new());
        Assert.Equal(rows, moments.Rows);
        var (score, jacobian) = (new double[1], new double[1]);
        moments.Evaluate([3], score, jacobian);

        // Counts below 2⁵³ are exact.
        Assert.Equal((2.0, 1.0), (score[0], jacobian[0]));
        Assert.Equal(1.5, moments.Value([3]));
    }

    [Theory]
    [InlineData(500_000, 500_001, "more")]
    [InlineData(500_000, 300_000, "200000 fewer")]
    [InlineData(500_000, 0, "500000 fewer")]
    public void A_source_that_does_not_have_the_rows_it_says_is_refused(long said, long given, string words)
    {
        var moments = new StreamedMoments(new MEstimator<RowCountKernel>(), new RepeatedRows(said, given), said, new());
        var fault = Assert.Throws<InvalidOperationException>(() => moments.Value([0]));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chunk_without_a_column_of_the_loss_is_refused() =>
        Assert.Throws<InvalidOperationException>(
            () => new StreamedMoments(Estimator("linear"), new RepeatedRows(10, 10), 10, new()).Value([0, 0, 0]));

    [Fact]
    public void No_rows_sum_to_zero()
    {
        var moments = new StreamedMoments(new MEstimator<RowCountKernel>(), new RepeatedRows(0, 0), 1, new());
        var (score, jacobian) = (new double[] { 7 }, new double[] { 7 });
        moments.Evaluate([3], score, jacobian);
        Assert.Equal((0.0, 0.0), (score[0], jacobian[0]));
    }

    [Fact]
    public void A_cancelled_pass_ends()
    {
        using var source = new CancellationTokenSource();
        var moments = new StreamedMoments(Estimator("linear").Under(new(1, source.Token)), new ChunksOfMemory(Rows, 99_991), Many, new());
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => moments.Value([0, 0, 0]));
    }

    private static (MemoryMoments Memory, StreamedMoments Streamed) Both(string model, int size) => (
        new MemoryMoments(Estimator(model), new(Rows.Columns, Rows.Coefficients, Many), Many, default, new()),
        new StreamedMoments(Estimator(model), new ChunksOfMemory(Rows, size), Many, new()));

    private static MEstimator Estimator(string model) => model switch
    {
        "logistic" => new MEstimator<Glm<Bernoulli, Size3>>(),
        "linear" => new MEstimator<Glm<Gaussian, Size3>>(),
        _ => new MEstimator<Glm<PoissonCount, Size3>>(),
    };

    private static NewtonSolver Solved(IMoments moments)
    {
        var solver = new NewtonSolver(3);
        Assert.Null(solver.Solve(moments, new double[3]));
        return solver;
    }

    // Labelled and other rows about their own means, the one convention that sorts rows.
    private static double[] Sandwich(IMoments moments, double[] parameters)
    {
        int[] labelled = [.. Enumerable.Range(0, Many).Where(row => row % 7 == 0)];
        double[] Of(CovarianceCentring centring) =>
            new MomentCovariance(3).Of(moments, parameters, labelled, new VarianceConventions { Centring = centring });
        return [.. Of(CovarianceCentring.Overall), .. Of(CovarianceCentring.LabelledAndUnlabelled)];
    }

    private static double[] Take(ReadOnlyMemory<double> values, int width, int[] rows) =>
        [.. Enumerable.Range(0, width).SelectMany(j => rows.Select(row => values.Span[(j * Many) + row]))];
}
