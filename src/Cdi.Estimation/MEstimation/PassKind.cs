namespace Cdi.Estimation.MEstimation;

/// <summary>What a pass over the rows sums.</summary>
internal enum PassKind
{
    Loss,
    Score,
    ScoreAndHessian,
}
