namespace Cdi.Estimation.Rectification;

/// <summary>How the predictions are weighted.</summary>
/// <param name="Value">One λ for all rows.</param>
/// <param name="ByFold">λ of each fold in its place; null where there is one for all.</param>
internal readonly record struct ChosenLambda(double Value, double[]? ByFold);
