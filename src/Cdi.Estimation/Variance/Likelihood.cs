namespace Cdi.Estimation.Variance;

/// <summary>What a loss says of the distribution of its outcome, where the model is taken for true.</summary>
/// <param name="HasDispersion">Whether variances are known up to a factor, which residuals then estimate: Pearson's Σr²/h over m − d; else it is 1.</param>
/// <param name="ExpectsOutcome">Whether the one feature that differs between labels is the outcome, so that information is taken at the labels that the model
/// expects; else at those that people gave, as where the Hessian does not depend on them.</param>
public sealed record Likelihood(bool HasDispersion, bool ExpectsOutcome);
