using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>The diagnosis of an equation whose rows can be read.</summary>
internal sealed class RowDiagnosis(RowwiseMoments moments) : IMomentDiagnosis
{
    /// <inheritdoc/>
    public SolveFailure.Collinear? Collinear(double[] parameters) => Collinearity.Examine(moments, parameters);

    /// <inheritdoc/>
    public ExtendedSolution? LeastSquares() => LeastSquaresSums.Solve(moments);

    /// <inheritdoc/>
    public SolveFailure? Separation(double[] parameters, double[] direction, double[] scale) =>
        Divergence.Along(moments, parameters, direction, scale);

    /// <inheritdoc/>
    public SolveFailure NotFinite(double[] parameters) => Divergence.FirstNonFiniteRow(moments, parameters);

    /// <inheritdoc/>
    public bool IsRounding(double[] parameters, double[] score) => Divergence.IsRounding(moments, parameters, score);
}
