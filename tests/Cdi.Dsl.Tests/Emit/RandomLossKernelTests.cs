using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Tests.Emit;

public class RandomLossKernelTests
{
    private const int Losses = 300;

    // Kernels are written out to 32 parameters and loop over columns beyond.
    private static readonly int[] Many = [12, 22, 31, 32, 33, 34, 40];

    // Central differences at h, h/2 and h/4, extrapolated twice: the error of truncation is of order h⁶, that of rounding eps/h.
    private const double Step = 1e-2;
    private const double DifferenceTolerance = 1e-7;

    // Sums of a few terms, each made of some ten roundings that cancellation may enlarge a hundredfold.
    private const double ValueTolerance = 1e-12;

    private static readonly Lazy<IReadOnlyList<(RandomLoss Loss, Kernel Kernel)>> Emitted = new(Emit);

    [Fact]
    public void Emitted_losses_equal_an_independent_evaluation() => ForEach((loss, kernel, rows, theta) =>
    {
        var other = At(theta.Length, 1);
        var (expected, scale) = Evaluate(loss, rows, theta);
        var (expectedThere, scaleThere) = Evaluate(loss, rows, other);
        var difference = kernel.Loss(rows, theta) - kernel.Loss(rows, other);
        return Problem("loss", expected - expectedThere, difference, ValueTolerance * (1 + scale + scaleThere));
    });

    [Fact]
    public void Scores_equal_central_differences_of_the_loss() => ForEach((_, kernel, rows, theta) =>
    {
        var score = kernel.Score(rows, theta);
        var scale = 1 + kernel.RowScores(rows, theta).Sum(Math.Abs);
        return Enumerable.Range(0, theta.Length)
            .Select(j => Problem($"score {j}", Differentiate(at => kernel.Loss(rows, at), theta, j), score[j], DifferenceTolerance * scale))
            .FirstOrDefault(problem => problem is not null);
    });

    [Fact]
    public void Hessians_equal_central_differences_of_the_score() => ForEach((_, kernel, rows, theta) =>
    {
        var (score, hessian) = kernel.ScoreAndHessian(rows, theta);
        var alone = kernel.Score(rows, theta);
        var scale = 1 + kernel.RowScores(rows, theta).Sum(Math.Abs) + hessian.Sum(Math.Abs);
        var pairs = from j in Enumerable.Range(0, theta.Length) from k in Enumerable.Range(0, theta.Length) select (j, k);
        return pairs
            .Select(pair => Problem($"hessian {pair}", Differentiate(at => kernel.Score(rows, at)[pair.k], theta, pair.j),
                hessian[(pair.j * theta.Length) + pair.k], DifferenceTolerance * scale))
            .Concat(score.Select((value, j) => Problem($"score {j} beside the Hessian", alone[j], value, ValueTolerance * scale)))
            .FirstOrDefault(problem => problem is not null);
    });

    [Fact]
    public void Row_scores_equal_the_scores_of_single_rows() => ForEach((_, kernel, rows, theta) =>
    {
        var scores = kernel.RowScores(rows, theta);
        var scale = 1 + scores.Sum(Math.Abs);
        var single = Enumerable.Range(0, rows.Count).Select(i => kernel.Score(rows.Row(i), theta)).ToList();
        var cells = from i in Enumerable.Range(0, rows.Count) from j in Enumerable.Range(0, theta.Length) select (i, j);
        return cells
            .Select(cell => Problem($"row {cell.i}, score {cell.j}", single[cell.i][cell.j], scores[(cell.j * rows.Count) + cell.i], ValueTolerance * scale))
            .FirstOrDefault(problem => problem is not null);
    });

    [Fact]
    public void Passes_of_any_loss_allocate_nothing() => ForEach((_, kernel, rows, theta) =>
        kernel.AllocatedBytes(rows, theta) is var bytes and not 0 ? $"{bytes} bytes" : null);

    [Fact]
    public void Every_primitive_and_every_shape_of_kernel_occurs()
    {
        var losses = Emitted.Value.Select(emitted => emitted.Loss.Definition).ToList();
        // Polygamma functions have no third derivative here, and 1[x = 0] is 0 in random rows: reference losses run them (CustomLossReferenceTests).
        foreach (var primitive in Enum.GetValues<Primitive>().Except(
            [Primitive.LogGamma, Primitive.Digamma, Primitive.Trigamma, Primitive.IsZero, Primitive.IsPositive]))
        {
            Assert.True(losses.Count(loss => Calls(loss.Loss).Contains(primitive)) >= 10, primitive.ToString());
        }

        Assert.True(losses.Count(loss => loss.Indices.Count == 2) >= 50);
        Assert.True(losses.Count(loss => loss.Indices.Count == 1 && loss.Parameters.Count > 4) >= 50);
        Assert.True(losses.Count(loss => loss.Columns.IsEmpty) >= 50);
    }

    [Fact]
    public void Kernels_of_few_and_of_many_parameters_are_tried_on_both_sides_of_the_loop() => Assert.All(
        Emitted.Value.Select(emitted => emitted.Loss.Definition).Skip(Losses).Zip(Many), pair => Assert.Equal(
            pair.Second > 32, KernelEmitter.Emit("Kernel", "A loss", pair.First).Contains("void Residuals(", StringComparison.Ordinal)));

    private static IEnumerable<Primitive> Calls(LossExpression expression) => expression switch
    {
        LossExpression.Sum sum => sum.Terms.SelectMany(Calls),
        LossExpression.Product product => product.Factors.SelectMany(Calls),
        LossExpression.Power power => Calls(power.Base).Concat(Calls(power.Exponent)),
        LossExpression.Call call => Calls(call.Argument).Append(call.Primitive),
        _ => [],
    };

    private static IReadOnlyList<(RandomLoss, Kernel)> Emit()
    {
        var losses = Enumerable.Range(0, Losses).Select(RandomLoss.Of).Concat(Many.Select((d, i) => RandomLoss.OfMany(d, Losses + i))).ToList();
        return [.. losses.Zip(EmittedCode.Kernels([.. losses.Select(loss => loss.Definition)]))];
    }

    private static void ForEach(Func<RandomLoss, Kernel, Rows, double[], string?> check)
    {
        var problems = new List<string>();
        foreach (var (seed, (loss, kernel)) in Emitted.Value.Index())
        {
            var rows = RandomRows.Of(new[] { 1, 8, 11, 21 }[seed % 4], kernel.ColumnCount, seed, kernel.FeatureCount);
            var problem = check(loss, kernel, rows, At(kernel.ParameterCount, seed + 7));
            if (problem is not null) problems.Add($"{problem}: {new LossPrinter(loss.Definition).Print(loss.Definition.Loss)}");
        }

        Assert.True(problems.Count == 0, $"{problems.Count} losses\n{string.Join("\n", problems.Take(5))}");
    }

    // A sum of forty terms stays as small as one of ten: the powers of a loss else lose what differences need.
    private static double[] At(int parameters, int seed) =>
        [.. RandomRows.Parameters(parameters, seed).Select(value => parameters > 10 ? value / 4 : value)];

    // Features (1, v): the loss at v = 0, and what one unit of v adds to it without its part free of θ.
    private static (double Sum, double Scale) Evaluate(RandomLoss loss, Rows rows, double[] theta)
    {
        var (sum, scale) = (0.0, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            var point = new RandomLoss.Point(theta, row.Columns);
            var free = loss.Value(point, 0);
            var slope = loss.Value(point, 1) - free;
            var (c, a) = (row.Coefficients[0], row.Coefficients.Length > 1 ? row.Coefficients[1] : 0);
            sum += (c * free) + (a * slope);
            scale += Math.Abs(c * free) + Math.Abs(a * slope);
        }

        return (sum, scale);
    }

    private static double Differentiate(Func<double[], double> function, double[] theta, int parameter)
    {
        double Central(double h) => (function(Shifted(h)) - function(Shifted(-h))) / (2 * h);
        double[] Shifted(double h) => [.. theta.Select((value, j) => j == parameter ? value + h : value)];
        var (coarse, middle, fine) = (Central(Step), Central(Step / 2), Central(Step / 4));
        var (first, second) = (((4 * middle) - coarse) / 3, ((4 * fine) - middle) / 3);
        return ((16 * second) - first) / 15;
    }

    private static string? Problem(string what, double expected, double actual, double tolerance) =>
        Math.Abs(expected - actual) <= tolerance ? null : $"{what}: expected {expected:R}, found {actual:R}, tolerance {tolerance:R}";
}
