using Cdi.Estimation.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Solving;

/// <summary>The minimum of a quadratic within a ball, in the coordinates of its eigenvectors.</summary>
internal sealed class TrustRegionStep(int size)
{
    private const double Singular = 1e-14;
    private const double LeastCurvature = 1e-12;
    private readonly Matrix<double> scaled = Matrix<double>.Build.Dense(size, size);
    private readonly double[] along = new double[size];
    private double lowest;
    private double[] values = new double[size];
    private Matrix<double> vectors = Matrix<double>.Build.DenseIdentity(size);

    /// <summary>The step, d.</summary>
    public double[] Step { get; } = new double[size];

    /// <summary>Length of the step.</summary>
    public double Length { get; private set; }

    /// <summary>By how much the quadratic falls.</summary>
    public double Decrease { get; private set; }

    /// <summary>Whether D⁻¹HD⁻¹ has a minimum without a ball.</summary>
    public bool IsDefinite => lowest > Singular * Math.Abs(values[^1]);

    /// <summary>Takes D⁻¹HD⁻¹.</summary>
    /// <param name="hessian">H, d × d.</param>
    /// <param name="axes">The diagonal of D, above 0.</param>
    /// <param name="upward">Whether curvatures below 0 count as their opposites, so that saddles do not attract.</param>
    public void Factor(double[] hessian, double[] axes, bool upward)
    {
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < size; k++) scaled[j, k] = hessian[(j * size) + k] / axes[j] / axes[k];
        }

        var decomposition = scaled.Evd(Symmetricity.Symmetric);
        values = [.. decomposition.EigenValues.Select(value => value.Real)];
        lowest = values[0];
        var steepest = Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        for (var j = 0; upward && j < size; j++) values[j] = Math.Max(Math.Abs(values[j]), LeastCurvature * steepest);
        vectors = decomposition.EigenVectors;
    }

    /// <summary>Finds the step.</summary>
    /// <param name="gradient">D⁻¹g, d.</param>
    /// <param name="radius">Of the ball.</param>
    /// <returns>Whether it ends inside the ball.</returns>
    public bool Solve(double[] gradient, double radius)
    {
        for (var j = 0; j < size; j++)
        {
            along[j] = 0;
            for (var k = 0; k < size; k++) along[j] += vectors[k, j] * gradient[k];
        }

        var inside = values.Min() > Singular * values.Max(Math.Abs) && LengthAt(0) <= radius;
        var shift = inside ? 0 : ShiftFor(radius);
        var (square, decrease) = (0.0, 0.0);
        Array.Clear(Step);
        for (var j = 0; j < size; j++)
        {
            var part = -along[j] / (values[j] + shift);
            Take(j, part, ref square, ref decrease);
        }

        // Where the gradient has nothing along the lowest curvature, the ball is reached along it.
        if (!inside && values[0] < 0 && square < 0.81 * radius * radius)
        {
            var rest = Math.Sqrt((radius * radius) - square);
            Take(0, along[0] > 0 ? -rest : rest, ref square, ref decrease);
        }

        (Length, Decrease) = (Math.Sqrt(square), decrease);
        return inside;
    }

    /// <summary>The part of a way along eigenvectors whose curvature is nothing beside what it was before it.</summary>
    /// <param name="way">Dv, d.</param>
    /// <param name="before">The Hessian where it began, d × d.</param>
    /// <param name="axes">The diagonal of D.</param>
    /// <param name="share">Of the curvature before, what counts as nothing; less than this of the axes was none before either.</param>
    /// <returns>v, d; null where no curvature vanished.</returns>
    public double[]? AlongVanished(double[] way, double[] before, double[] axes, double share)
    {
        double[]? result = null;
        for (var k = 0; k < size; k++)
        {
            double[] direction = [.. Enumerable.Range(0, size).Select(j => vectors[j, k] / axes[j])];
            var curvature = Math.Abs(SquareMatrix.Quadratic(before, direction));
            if (curvature < share || Math.Abs(values[k]) > share * curvature) continue;
            result ??= new double[size];
            var length = Enumerable.Range(0, size).Sum(j => vectors[j, k] * way[j]);
            for (var j = 0; j < size; j++) result[j] += length * direction[j];
        }

        return result;
    }

    private void Take(int eigenvector, double part, ref double square, ref double decrease)
    {
        square += part * part;
        decrease -= part * (along[eigenvector] + (0.5 * values[eigenvector] * part));
        for (var k = 0; k < size; k++) Step[k] += vectors[k, eigenvector] * part;
    }

    // Shorter steps have larger shifts: the shift lies between that of the lowest curvature and one that is certainly too large.
    private double ShiftFor(double radius)
    {
        var norm = Math.Sqrt(along.Sum(part => part * part));
        var scale = values.Max(Math.Abs);
        var least = values.Min();
        var low = Math.Max(0, -least) + (Singular * scale) + double.Epsilon;
        if (LengthAt(low) <= radius) return low;
        var high = Math.Max(low, (norm / radius) - least) + scale;
        for (var i = 0; i < 200 && high > low * (1 + 1e-12); i++)
        {
            var middle = low > 0 && high / low > 4 ? Math.Sqrt(low * high) : 0.5 * (low + high);
            var length = LengthAt(middle);
            if (Math.Abs(length - radius) < 0.05 * radius) return middle;
            if (length > radius) low = middle;
            else high = middle;
        }

        return high;
    }

    private double LengthAt(double shift)
    {
        var sum = 0.0;
        for (var j = 0; j < size; j++)
        {
            var part = along[j] / (values[j] + shift);
            sum += part * part;
        }

        return Math.Sqrt(sum);
    }
}
