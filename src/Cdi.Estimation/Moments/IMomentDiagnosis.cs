using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>Why an equation has no solution; asked only where a solution failed or looks doubtful.</summary>
internal interface IMomentDiagnosis
{
    /// <summary>Columns that the rows cannot tell apart; null where the condition number of the scaled design is at most 10⁷.</summary>
    SolveFailure.Collinear? Collinear(double[] parameters);

    /// <summary>The solution of least squares in twice the digits; null where the loss is another.</summary>
    ExtendedSolution? LeastSquares();

    /// <summary>Whether the loss still does not rise far out along a direction, so that it has no minimum there.</summary>
    /// <param name="parameters">θ where the solver stands.</param>
    /// <param name="direction">Where it wants to go, d.</param>
    /// <param name="scale">Weight of each parameter in saying which ones diverge.</param>
    /// <returns>Null where the loss rises, as it does around a minimum.</returns>
    SolveFailure? Separation(double[] parameters, double[] direction, double[] scale);

    /// <summary>The first row whose score is not finite.</summary>
    SolveFailure NotFinite(double[] parameters);

    /// <summary>Whether a mean score is nothing but the rounding of its terms.</summary>
    bool IsRounding(double[] parameters, double[] score);
}
