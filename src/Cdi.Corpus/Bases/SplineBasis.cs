namespace Cdi.Corpus;

/// <summary><c>bs(x, …)</c>, the B-splines but the first, and <c>ns(x, …)</c>, those combinations of cubic ones whose second derivative is 0 at both
/// boundary knots, in R's coordinates: the Householder vectors of the two conditions.</summary>
/// <remarks>Beyond its boundary a natural spline goes on as a line, another as the polynomial of its last piece.</remarks>
internal sealed record SplineBasis : FittedBasis
{
    private readonly BSplines splines;
    private readonly double[][] reflections; // empty for splines that are not natural

    private SplineBasis(BasisColumn basis, double[] interior, double[] boundary)
        : base(basis.Function, basis.Column, basis.Count)
    {
        (Degree, Interior, Boundary) = (basis.Degree, interior, boundary);
        splines = new BSplines(
            [.. Enumerable.Repeat(boundary[0], Degree + 1), .. interior, .. Enumerable.Repeat(boundary[1], Degree + 1)], Degree);
        reflections = basis.Kind == BasisKind.NaturalSplines ? Reflections([.. boundary.Select(knot => splines.At(knot, 2)[1..])]) : [];
    }

    /// <summary>Degree of the pieces.</summary>
    public int Degree { get; }

    /// <summary>Interior knots.</summary>
    public double[] Interior { get; }

    /// <summary>Boundary knots.</summary>
    public double[] Boundary { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Numbers =>
        [("degree", [Degree]), ("knots", Interior), ("Boundary.knots", Boundary)];

    /// <summary>The basis over values; null where they have no two different ones, or lie beyond given boundary knots that are not natural.</summary>
    public static SplineBasis? Of(BasisColumn basis, double[] values)
    {
        double[] sorted = [.. values.Order()];
        double[] boundary = basis.Boundary.Count > 0 ? [.. basis.Boundary] : [sorted[0], sorted[^1]];
        var interior = basis.Count - (basis.Kind == BasisKind.NaturalSplines ? 1 : basis.Degree);
        double[] within = [.. sorted.Where(value => value >= boundary[0] && value <= boundary[1])];
        if (!(boundary[0] < boundary[1]) || within.Length == 0) return null;
        double[] knots = basis.Knots.Count > 0 ? [.. basis.Knots]
            : [.. Enumerable.Range(1, interior).Select(knot => Quantile(within, knot / (interior + 1.0)))];
        var isNatural = basis.Kind == BasisKind.NaturalSplines;
        var isWithin = knots.All(knot => knot > boundary[0] && knot < boundary[1]) && (isNatural || within.Length == sorted.Length);
        return isWithin ? new(basis, knots, boundary) : null;
    }

    /// <inheritdoc/>
    public override void At(double x, Span<double> columns)
    {
        var edge = Math.Clamp(x, Boundary[0], Boundary[1]);
        var values = Natural(splines.At(edge)[1..]);
        var times = 1.0;
        for (var order = 1; x != edge && order <= (reflections.Length > 0 ? 1 : Degree); order++)
        {
            times *= (x - edge) / order;
            var slopes = Natural(splines.At(edge, order)[1..]);
            for (var j = 0; j < values.Length; j++) values[j] += times * slopes[j];
        }

        values.CopyTo(columns);
    }

    private double[] Natural(double[] values)
    {
        if (reflections.Length == 0) return values;
        for (var j = 0; j < reflections.Length; j++) Reflect(reflections[j], j, values);
        return values[2..];
    }

    // LINPACK's dqrdc: a vector u with uⱼ ≠ 0 stands for the reflection I − u·uᵀ/uⱼ.
    private static double[][] Reflections(double[][] conditions)
    {
        for (var j = 0; j < conditions.Length; j++)
        {
            for (var before = 0; before < j; before++) Reflect(conditions[before], before, conditions[j]);
            var length = Math.Sqrt(conditions[j][j..].Sum(value => value * value));
            if (conditions[j][j] < 0) length = -length;
            for (var k = 0; k < conditions[j].Length; k++) conditions[j][k] = k < j ? 0 : conditions[j][k] / length;
            conditions[j][j] += 1;
        }

        return conditions;
    }

    private static void Reflect(double[] reflection, int position, double[] vector)
    {
        var times = 0.0;
        for (var k = position; k < vector.Length; k++) times -= reflection[k] * vector[k];
        times /= reflection[position];
        for (var k = position; k < vector.Length; k++) vector[k] += times * reflection[k];
    }

    /// <summary>R's quantile of type 7.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(at + (4 * double.Epsilon));
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}
