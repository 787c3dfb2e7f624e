using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
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

    /// <summary>Computes Σ S_c S_cᵀ / n², before any factor for the number of groups.</summary>
    /// <param name="moments">The moments.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="factor">Factor of the mean Hessian at θ.</param>
    /// <param name="groupOf">The group of each row of the corpus, from 0; null where every row of the equation is one.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="power">p of the correction for leverage; 0 for none.</param>
    /// <param name="add">Adds to the sums, groups × d, row by row, what they are to hold beside the moments; null for nothing.</param>
    /// <returns>d × d.</returns>
    public double[] Of(
        IMoments moments, double[] parameters, CholeskyFactor factor, IRowValues<int>? groupOf, int groups, double power, Action<double[]>? add = null)
    {
        var sums = new double[(long)groups * size];
        moments.AddScores(parameters, groupOf, sums);
        add?.Invoke(sums);
        if (power != 0 && !TryAbsorbed(moments, parameters, factor, groupOf, groups, sums, power))
        {
            moments.GroupJacobians(
                parameters, groupOf, groups, (group, jacobian) => CorrectOne(jacobian, factor, sums.AsSpan(group * size, size), power));
        }

        var result = new double[size * size];
        var weight = 1 / ((double)moments.Divisor * moments.Divisor);
        for (var group = 0; group < groups; group++)
        {
            var sum = sums.AsSpan(group * size, size);
            SquareMatrix.AddOuter(result, sum, sum, weight);
        }

        return result;
    }

    private bool TryAbsorbed(
        IMoments moments, double[] parameters, CholeskyFactor factor, IRowValues<int>? groupOf, int groups, double[] sums, double power)
    {
        if (moments.Effects is not { } effects) return false;
        var correction = new AbsorbedCorrection(size);
        if (groupOf is not null)
            return correction.TryClusters(moments, effects, parameters, groupOf, moments.CodesOf(groupOf), groups, sums, power);
        correction.OfRows(moments, effects, parameters, factor, sums, power);
        return true;
    }

    // (I − H_c H⁻¹)^(−p) S = L (I − L⁻¹H_c L⁻ᵀ)^(−p) L⁻¹ S with H = L Lᵀ: a symmetric matrix in the middle.
    internal void CorrectOne(double[] groupHessian, CholeskyFactor factor, Span<double> sum, double power)
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
}
