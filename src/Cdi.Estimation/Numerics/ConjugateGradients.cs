namespace Cdi.Estimation.Numerics;

/// <summary>Solutions of a large positive definite system by conjugate gradients with a diagonal preconditioner (Hestenes and Stiefel 1952).</summary>
/// <param name="multiply">Writes the product of the matrix and its first argument into the second.</param>
/// <param name="diagonal">The preconditioner; above 0.</param>
internal sealed class ConjugateGradients(Action<double[], double[]> multiply, double[] diagonal)
{
    // Of the length of the right side: what is left then is rounding.
    private const double Tolerance = 1e-15;

    private const int MostPerUnknown = 10;

    /// <summary>Replaces the right side by the solution.</summary>
    /// <param name="right">n.</param>
    /// <exception cref="InvalidOperationException">It was not reached.</exception>
    public void Solve(Span<double> right)
    {
        var size = right.Length;
        double[] residual = [.. right], direction = new double[size], product = new double[size];
        right.Clear();
        var (goal, previous, best) = (Dot(residual, residual) * Tolerance * Tolerance, 0.0, double.PositiveInfinity);
        for (var step = 0; step < MostPerUnknown * size; step++)
        {
            var length = Dot(residual, residual);
            if (length <= goal) return;
            best = Math.Min(best, length);
            var scaled = 0.0;
            for (var j = 0; j < size; j++) scaled += residual[j] * residual[j] / diagonal[j];
            for (var j = 0; j < size; j++) direction[j] = (residual[j] / diagonal[j]) + (step == 0 ? 0 : scaled / previous * direction[j]);
            multiply(direction, product);
            var along = scaled / Dot(direction, product);
            for (var j = 0; j < size; j++)
            {
                right[j] += along * direction[j];
                residual[j] -= along * product[j];
            }

            previous = scaled;
        }

        // Half the digits of a length are those of its square root.
        if (best > goal * 1e6) throw new InvalidOperationException("Conjugate gradients did not reach a solution.");
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var j = 0; j < left.Length; j++) sum += left[j] * right[j];
        return sum;
    }
}
