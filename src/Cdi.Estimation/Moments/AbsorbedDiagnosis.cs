using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>The diagnosis of an equation whose effects are solved for: a column that does not vary within groups is told as such.</summary>
/// <param name="rows">The diagnosis of the columns that are left.</param>
/// <param name="constant">Parameters whose column does not vary within groups.</param>
internal sealed class AbsorbedDiagnosis(IMomentDiagnosis rows, Func<double[], List<int>> constant) : IMomentDiagnosis
{
    /// <inheritdoc/>
    public SolveFailure.Collinear? Collinear(double[] parameters) => constant(parameters) is { Count: > 0 } found
        ? new SolveFailure.Collinear(double.PositiveInfinity, found) { IsZero = true, IsConstantWithinGroups = true } : rows.Collinear(parameters);

    /// <summary>Null: columns without their effects have lost the digits already.</summary>
    public ExtendedSolution? LeastSquares() => null;

    /// <inheritdoc/>
    public SolveFailure? Separation(double[] parameters, double[] direction, double[] scale) => rows.Separation(parameters, direction, scale);

    /// <inheritdoc/>
    public SolveFailure NotFinite(double[] parameters) => rows.NotFinite(parameters);

    /// <inheritdoc/>
    public bool IsRounding(double[] parameters, double[] score) => rows.IsRounding(parameters, score);
}
