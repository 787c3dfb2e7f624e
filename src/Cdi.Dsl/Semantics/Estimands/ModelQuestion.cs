using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>One number that is asked of a fitted model: a prediction, a comparison of two, or a slope.</summary>
/// <param name="Term">Its name in the results: <c>age</c>, <c>race: 3 - 1</c>, <c>admin:predicted</c>.</param>
/// <param name="Function">Predicted, average effect, difference, ratio or odds ratio.</param>
/// <param name="Values">Regressors at values, other than those of the rows.</param>
public sealed record ModelQuestion(string Term, TargetFunction Function, EquatableArray<CovariateValue> Values)
{
    /// <summary>The regressors with which <see cref="Values"/> are compared; empty where nothing is compared.</summary>
    public EquatableArray<CovariateValue> Against { get; init; } = [];

    /// <summary>The regressor by which the prediction is differentiated; null where it is not.</summary>
    public string? Slope { get; init; }

    /// <summary>Key of the class whose share is predicted; null where the model has no classes.</summary>
    public string? Class { get; init; }
}
