using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Estimates;

/// <summary>Coordinates of a linear model along orthogonal columns: θ = β + Tγ.</summary>
internal sealed class ExtendedBasis
{
    // A solver of doubles that finds the solution finds it to this share, and better.
    private const double Rounding = 1e-9;

    private readonly DoubleDouble[] solution;
    private readonly double distance;
    private readonly DoubleDouble[] origin;
    private readonly DoubleDouble[] inverse;
    private readonly int size;

    /// <summary>Makes coordinates in which the solution lies a given distance from the origin along each of them.</summary>
    /// <param name="solution">θ̂, d.</param>
    /// <param name="inverse">T, d × d, row by row.</param>
    /// <param name="distance">γ̂ of every coordinate.</param>
    public ExtendedBasis(DoubleDouble[] solution, DoubleDouble[] inverse, double distance)
    {
        (size, this.solution, this.inverse, this.distance) = (solution.Length, solution, inverse, distance);
        origin = (DoubleDouble[])solution.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) origin[i] -= inverse[(i * size) + j] * distance;
        }
    }

    /// <summary>What the origin leaves of a label, rounded.</summary>
    /// <param name="regressors">x, d.</param>
    /// <param name="label">y.</param>
    public double Left(DoubleDouble[] regressors, DoubleDouble label)
    {
        for (var j = 0; j < size; j++) label -= regressors[j] * origin[j];
        return label.High;
    }

    /// <summary>A target of θ as one of γ.</summary>
    /// <param name="target">The target.</param>
    public Target Target(Target target) => new(target.Term, target.Scale, along => target.Value(Coefficients(along)), (along, gradient) =>
    {
        var own = new double[size];
        target.Gradient(Coefficients(along), own);
        for (var j = 0; j < size; j++)
        {
            DoubleDouble sum = 0;
            for (var i = 0; i < size; i++) sum += inverse[(i * size) + j] * own[i];
            gradient[j] = sum.High;
        }
    }) { Null = target.Null };

    /// <summary>A fit of γ as one of θ.</summary>
    /// <param name="fit">The fit.</param>
    public RectifiedFit Back(RectifiedFit fit) => fit with
    {
        Parameters = [.. Coefficients(fit.Parameters.AsSpan())],
        Covariance = [.. Congruence(fit.Covariance.AsSpan())],
        HessianInverse = [.. Congruence(fit.HessianInverse.AsSpan())],
    };

    private double[] Coefficients(ReadOnlySpan<double> along)
    {
        // Beside a standard error that is many times its coefficient the rounding of γ̂ would be seen.
        if (!along.ContainsAnyExceptInRange(distance * (1 - Rounding), distance * (1 + Rounding))) return [.. solution.Select(value => value.High)];
        var coefficients = new double[size];
        for (var i = 0; i < size; i++)
        {
            var sum = origin[i];
            for (var j = 0; j < size; j++) sum += inverse[(i * size) + j] * along[j];
            coefficients[i] = sum.High;
        }

        return coefficients;
    }

    // T matrix Tᵀ.
    private double[] Congruence(ReadOnlySpan<double> matrix)
    {
        var (half, result) = (new DoubleDouble[size * size], new double[size * size]);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++) half[(i * size) + j] += inverse[(i * size) + k] * matrix[(k * size) + j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                DoubleDouble sum = 0;
                for (var k = 0; k < size; k++) sum += half[(i * size) + k] * inverse[(j * size) + k];
                result[(i * size) + j] = sum.High;
            }
        }

        return result;
    }
}
