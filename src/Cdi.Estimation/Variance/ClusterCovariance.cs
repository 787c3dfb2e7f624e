using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment by sums over groups of rows, S_c = Σ_{i∈c} mᵢ; a group of one row gives the HC family (statistics.md §3).</summary>
/// <remarks>
/// The correction for leverage acts on S_c in the space of the parameters: for X_cᵀ(I − X_c H⁻¹X_cᵀ)^(−p) e = (I − H_c H⁻¹)^(−p) X_cᵀe, so that only the
/// group's
/// Hessian is needed and any M-estimator has it. p = ½: CR2, HC2 (Bell and McCaffrey 2002); p = 1: HC3 (MacKinnon and White 1985).
/// </remarks>
internal sealed class ClusterCovariance(int size)
{
    // An eigenvalue of I − H_c H⁻¹ below this means that the group alone determines a direction of θ; it is then left out, as by a pseudo-inverse.
    private const double NoFreedom = 1e-10;

    private double[] buffer = [];

    /// <summary>Computes Σ S_c S_cᵀ / n², before any factor for the number of groups.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="factor">Factor of the mean Hessian at θ.</param>
    /// <param name="groupOf">The group of each row of the equation, from 0.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="power">p of the correction for leverage; 0 for none.</param>
    /// <returns>d × d.</returns>
    public double[] Of(in MomentEquation equation, double[] parameters, CholeskyFactor factor, int[] groupOf, int groups, double power)
    {
        var sums = Sums(equation, parameters, groupOf, groups);
        if (power != 0) Correct(equation, parameters, factor, groupOf, sums, power);
        var result = new double[size * size];
        var weight = 1 / ((double)equation.Divisor * equation.Divisor);
        for (var group = 0; group < groups; group++)
        {
            var sum = sums.AsSpan(group * size, size);
            SquareMatrix.AddOuter(result, sum, sum, weight);
        }

        return result;
    }

    private double[] Sums(in MomentEquation equation, double[] parameters, int[] groupOf, int groups)
    {
        var sums = new double[groups * size];
        var moments = new RowMoments(equation, parameters, ref buffer);
        while (moments.MoveNext())
        {
            for (var i = 0; i < moments.Count; i++)
            {
                var sum = sums.AsSpan(groupOf[moments.First + i] * size, size);
                for (var j = 0; j < size; j++) sum[j] += moments.Values[(j * moments.Count) + i];
            }
        }

        return sums;
    }

    private void Correct(MomentEquation equation, double[] parameters, CholeskyFactor factor, int[] groupOf, double[] sums, double power)
    {
        var order = Enumerable.Range(0, equation.Rows).OrderBy(row => groupOf[row]).ToArray();
        var (score, hessian) = (new double[size], new double[size * size]);
        for (var (first, end) = (0, 0); first < order.Length; first = end)
        {
            var group = groupOf[order[first]];
            for (end = first; end < order.Length && groupOf[order[end]] == group;) end++;
            Restrict(equation, order.AsSpan(first, end - first)).Evaluate(parameters, score, hessian);
            CorrectOne(hessian, factor, sums.AsSpan(group * size, size), power);
        }
    }

    // (I − H_c H⁻¹)^(−p) S = L (I − L⁻¹H_c L⁻ᵀ)^(−p) L⁻¹ S with H = L Lᵀ: a symmetric matrix in the middle.
    private void CorrectOne(double[] groupHessian, CholeskyFactor factor, Span<double> sum, double power)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < size; j++) factor.ForwardSolve(groupHessian.AsSpan(j * size, size));
            Transpose(groupHessian);
        }

        var leverage = Matrix<double>.Build.Dense(size, size, (j, k) => (groupHessian[(j * size) + k] + groupHessian[(k * size) + j]) / 2);
        var decomposition = leverage.Evd(Symmetricity.Symmetric);
        factor.ForwardSolve(sum);
        var rotated = decomposition.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(sum.ToArray()));
        for (var j = 0; j < size; j++)
        {
            var freedom = 1 - decomposition.EigenValues[j].Real;
            rotated[j] *= freedom > NoFreedom ? Math.Pow(freedom, -power) : 0;
        }

        (decomposition.EigenVectors * rotated).AsArray().CopyTo(sum);
        factor.Multiply(sum);
    }

    private void Transpose(double[] matrix)
    {
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < j; k++) (matrix[(j * size) + k], matrix[(k * size) + j]) = (matrix[(k * size) + j], matrix[(j * size) + k]);
        }
    }

    private static MomentEquation Restrict(in MomentEquation equation, ReadOnlySpan<int> rows) => equation with
    {
        Columns = Take(equation.Columns.Span, equation.Rows, rows, equation.Estimator.ColumnCount),
        Coefficients = Take(equation.Coefficients.Span, equation.Rows, rows, equation.Estimator.FeatureCount),
        Rows = rows.Length,
        Index = ReadOnlyMemory<int>.Empty,
    };

    private static double[] Take(ReadOnlySpan<double> source, int stride, ReadOnlySpan<int> rows, int width)
    {
        var taken = new double[rows.Length * width];
        for (var j = 0; j < width; j++)
        {
            for (var k = 0; k < rows.Length; k++) taken[(j * rows.Length) + k] = source[(j * stride) + rows[k]];
        }

        return taken;
    }
}
