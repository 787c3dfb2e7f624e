namespace Cdi.Estimation.MEstimation;

/// <summary>The equation Σᵢ Σₘ cᵢₘ ∇ℓₘ(θ; xᵢ) / n = 0 over some rows of the corpus.</summary>
/// <param name="Estimator">The M-estimator.</param>
/// <param name="Columns">Rows × p, column-major.</param>
/// <param name="Coefficients">Rows × M, column-major.</param>
/// <param name="Rows">Rows that enter.</param>
/// <param name="Divisor">n, the rows of the corpus; not fewer than <paramref name="Rows"/>.</param>
/// <param name="Index">For each row its index in the corpus; empty where they agree.</param>
internal readonly record struct MomentEquation(
    MEstimator Estimator,
    ReadOnlyMemory<double> Columns,
    ReadOnlyMemory<double> Coefficients,
    int Rows,
    int Divisor,
    ReadOnlyMemory<int> Index)
{
    /// <summary>Mean score and mean Hessian at θ.</summary>
    public void Evaluate(double[] parameters, double[] score, double[] hessian)
    {
        Estimator.ScoreAndHessian(Columns, Coefficients, Rows, parameters, score, hessian);
        for (var j = 0; j < score.Length; j++) score[j] /= Divisor;
        for (var j = 0; j < hessian.Length; j++) hessian[j] /= Divisor;
    }

    /// <summary>The index in the corpus of a row of the equation.</summary>
    public int CorpusRow(int row) => Index.IsEmpty ? row : Index.Span[row];
}
