using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>A random loss, built twice: as an expression for the compiler, and as a plain function that no simplification has touched.</summary>
internal sealed class RandomLoss
{
    private readonly Random random;
    private readonly List<Part> leaves = [];

    private RandomLoss(int seed, int? many)
    {
        random = new Random(seed);
        var columns = many is null ? random.Next(4) : 4 + random.Next(6);
        var isPredictor = random.Next(5) < 2 || many is not null;
        var parameters = many ?? 1 + random.Next(isPredictor ? 7 : 4);
        var data = Enumerable.Range(0, columns).Select(j => new Part(new Column(j), point => point.X[j])).ToList();
        var theta = Enumerable.Range(0, parameters).Select(j => new Part(new Parameter(j), point => point.Theta[j])).ToList();
        var indices = many is not null ? [Monomials(theta, data)] : isPredictor ? [Predictor(theta, data)]
            : Enumerable.Range(0, random.Next(3)).Select(_ => Curve(theta, data)).ToList();
        leaves.AddRange(data);
        if (!isPredictor) leaves.AddRange(theta);
        leaves.AddRange(indices.Select((index, k) => new Part(new LossExpression.Index(k), index.Value)));
        var (free, slope, junk) = (Tree(3), Tree(2), Any(data, Number(0.5)));
        if (many is not null) free = Plus(free, Of(Primitive.Log1pExp, leaves[^1], x => Math.Log(1 + Math.Exp(x))));
        Definition = new LossDefinition(
            free.Expression + (AnnotatedValue * slope.Expression) + (Pow(AnnotatedValue, 2) * junk.Expression),
            indices.Select((index, k) => new LossIndex("eta" + k, index.Expression)).ToEquatableArray(),
            Enumerable.Range(0, parameters).Select(j => "b" + j).ToEquatableArray(),
            Enumerable.Range(0, columns).Select(j => "x" + j).ToEquatableArray());
        Value = (point, v) => free.Value(point) + (v * slope.Value(point)) + (v * v * junk.Value(point));
    }

    public LossDefinition Definition { get; }

    /// <summary>The loss of one row at a point and an annotated value.</summary>
    public Func<Point, double, double> Value { get; }

    public static RandomLoss Of(int seed) => new(seed, null);

    /// <summary>A loss with one predictor of so many parameters, a sum of products of columns as a formula makes it.</summary>
    public static RandomLoss OfMany(int parameters, int seed) => new(seed, parameters);

    private static Part Number(double value) => new(value, _ => value);

    private static Part Of(Primitive primitive, Part x, Func<double, double> function) =>
        new(Apply(primitive, x.Expression), point => function(x.Value(point)));

    private static Part Power(Part x, double exponent) => new(Pow(x.Expression, exponent), point => Math.Pow(x.Value(point), exponent));

    // Away from 0 and positive: what logarithms, roots and quotients need.
    private static Part Positive(Part x) => new(1.2 + Pow(x.Expression, 2), point => 1.2 + (x.Value(point) * x.Value(point)));

    private Part Predictor(List<Part> theta, List<Part> data)
    {
        var terms = theta.Select(parameter => random.Next(4) switch
        {
            0 => parameter,
            1 => Times(parameter, Any(data, Number(1))),
            2 => Times(parameter, Times(Any(data, Number(1)), Any(data, Number(0.5)))),
            _ => Times(parameter, Of(Primitive.Sin, Any(data, Number(1)), Math.Sin)),
        });
        return terms.Aggregate(Any(data, Number(0.25)), Plus);
    }

    // As formulas make them: the constant, columns, and products of columns.
    private Part Monomials(List<Part> theta, List<Part> data) => theta.Select((parameter, j) => random.Next(3) switch
    {
        0 when j > 0 => Times(parameter, Times(Any(data, Number(1)), Any(data, Number(1)))),
        1 when j > 0 => Times(parameter, Any(data, Number(1))),
        _ => parameter,
    }).Aggregate(Plus);

    private Part Curve(List<Part> theta, List<Part> data)
    {
        var line = Plus(Any(theta, Number(1)), Times(Any(theta, Number(1)), Any(data, Number(0.5))));
        return random.Next(2) == 0 ? line : Of(Primitive.Exp, Of(Primitive.Atan, line, Math.Atan), Math.Exp);
    }

    private static Part Plus(Part a, Part b) => new(a.Expression + b.Expression, point => a.Value(point) + b.Value(point));

    private static Part Times(Part a, Part b) => new(a.Expression * b.Expression, point => a.Value(point) * b.Value(point));

    private Part Any(List<Part> parts, Part otherwise) => parts.Count == 0 ? otherwise : parts[random.Next(parts.Count)];

    private Part Leaf() => random.Next(6) == 0 ? Number(new[] { 0.5, 1, 2, -1.5 }[random.Next(4)]) : leaves[random.Next(leaves.Count)];

    private Part Tree(int depth)
    {
        if (depth == 0) return Leaf();
        var a = Tree(depth - 1);
        return random.Next(22) switch
        {
            0 or 1 or 2 => Plus(a, Tree(depth - 1)),
            3 or 4 or 5 => Times(a, Tree(depth - 1)),
            6 => Tree(depth - 1) is var b ? new Part(a.Expression - b.Expression, point => a.Value(point) - b.Value(point)) : a,
            7 => Positive(Tree(depth - 1)) is var b ? new Part(a.Expression / b.Expression, point => a.Value(point) / b.Value(point)) : a,
            8 => Of(Primitive.Exp, Of(Primitive.Sin, a, Math.Sin), Math.Exp),
            9 => Of(Primitive.Log, Positive(a), Math.Log),
            10 => Power(Positive(a), new[] { 0.5, -0.5, 1.5, -1, -2, 0.7, -1.3 }[random.Next(7)]),
            11 => Of(Primitive.Cos, a, Math.Cos),
            12 => Of(Primitive.Atan, a, Math.Atan),
            13 => Of(Primitive.Logistic, a, x => 1 / (1 + Math.Exp(-x))),
            14 => Of(Primitive.Log1pExp, a, x => Math.Log(1 + Math.Exp(x))),
            15 => Of(Primitive.NormalPdf, a, x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
            16 => Of(Primitive.NormalCdf, a, x => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x / Math.Sqrt(2))),
            17 => Power(a, random.Next(2, 5)),
            18 => new Part(AbsSmooth(a.Expression, 0.5), point => Math.Sqrt((a.Value(point) * a.Value(point)) + 0.25)),
            19 => Leaf() is var b ? new Part(Pow(Positive(a).Expression, b.Expression), point => Math.Pow(Positive(a).Value(point), b.Value(point))) : a,
            20 => new Part(Exp(a.Expression) / (1 + Exp(a.Expression)), point => 1 / (1 + Math.Exp(-a.Value(point)))),
            _ => new Part(Log(1 - Logistic(a.Expression)), point => -Math.Log(1 + Math.Exp(a.Value(point)))),
        };
    }

    /// <summary>Where a loss is evaluated: parameters and the columns of one row.</summary>
    internal sealed record Point(double[] Theta, double[] X);

    private sealed record Part(LossExpression Expression, Func<Point, double> Value);
}
