using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Tests.Emit;

public class ModelKernelTests
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 10, 11, 22, 23, 32, 33, 45, 130];
    private static readonly IReadOnlyList<LossDefinition> Models =
    [
        .. Sizes.Select(size => ModelLosses.Linear(Terms(size), Columns(size))),
        .. Sizes.Select(size => ModelLosses.Logistic(Terms(size), Columns(size))),
        .. Sizes.Select(size => ModelLosses.Poisson(Terms(size), Columns(size))),
    ];

    private static readonly Lazy<IReadOnlyList<Kernel>> Kernels = new(() => EmittedCode.Kernels(Models));

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Models.Count)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Kernels_of_models_equal_plain_scalar_sums(int index)
    {
        var kernel = Kernels.Value[index];
        var family = index / Sizes.Length;
        foreach (var count in new[] { 0, 1, 7, 8, 9, 256, 263, 1000 })
        {
            var rows = RandomRows.Of(count, kernel.ColumnCount, seed: index + count);
            var theta = RandomRows.Parameters(kernel.ParameterCount, index);
            var expected = new ScalarGlm(family, Terms(kernel.ParameterCount), rows, theta);
            Agree([expected.Loss], [kernel.Loss(rows, theta)], expected.LossScale);
            Agree(expected.Score, kernel.Score(rows, theta), expected.Scale);
            var (score, hessian) = kernel.ScoreAndHessian(rows, theta);
            Agree(expected.Score, score, expected.Scale);
            Agree(expected.Hessian, hessian, expected.Scale);
            Agree(expected.RowScores, kernel.RowScores(rows, theta), expected.Scale);
        }
    }

    // Weights of 1 take the product of many rows before a logarithm: one rounding of a factor each.
    [Fact]
    public void Logistic_loss_of_weight_one_equals_a_plain_scalar_sum()
    {
        const int Logistic = 1;
        var kernel = Kernels.Value[Sizes.Length + 2];
        foreach (var count in new[] { 5, 800, 16_384 })
        {
            var rows = RandomRows.Of(count, kernel.ColumnCount, seed: count);
            Array.Fill(rows.Coefficients, 1, 0, count);
            var theta = RandomRows.Parameters(kernel.ParameterCount, count).Select(value => 20 * value).ToArray();
            var expected = new ScalarGlm(Logistic, Terms(kernel.ParameterCount), rows, theta);
            Agree([expected.Loss], [kernel.Loss(rows, theta)], expected.LossScale);
        }
    }

    [Fact]
    public void Passes_allocate_nothing()
    {
        foreach (var kernel in Kernels.Value)
        {
            var rows = RandomRows.Of(1003, kernel.ColumnCount, seed: 1);
            Assert.Equal(0, kernel.AllocatedBytes(rows, RandomRows.Parameters(kernel.ParameterCount, 1)));
        }
    }

    [Fact]
    public void Rows_with_coefficients_zero_add_nothing()
    {
        foreach (var kernel in Kernels.Value)
        {
            var rows = RandomRows.Of(19, kernel.ColumnCount, seed: 3);
            var silent = rows with { Coefficients = new double[rows.Coefficients.Length] };
            var theta = RandomRows.Parameters(kernel.ParameterCount, 3);
            Assert.Equal(0, kernel.Loss(silent, theta));
            Assert.All(kernel.ScoreAndHessian(silent, theta).Hessian, element => Assert.Equal(0, element));
            Assert.All(kernel.RowScores(silent, theta), element => Assert.Equal(0, element));
        }
    }

    internal static EquatableArray<LinearTerm> Terms(int size) =>
        Enumerable.Range(0, size).Select(j => new LinearTerm("b" + j, TermColumns(j, size))).ToEquatableArray();

    internal static EquatableArray<string> Columns(int size) => Enumerable.Range(0, Math.Max(size - 1, 0)).Select(j => "column" + j).ToEquatableArray();

    // The last term of larger models is an interaction of the first two columns.
    private static EquatableArray<int> TermColumns(int j, int size) =>
        j == 0 ? [] : size > 3 && j == size - 1 ? EquatableArray.Create(0, 1) : EquatableArray.Create(j - 1);

    // Sums of up to 1000 terms in another order differ by about √1000 roundings of the largest partial sum.
    private static void Agree(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double scale)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * scale, $"{i}: {expected[i]:R} {actual[i]:R}");
    }
}
