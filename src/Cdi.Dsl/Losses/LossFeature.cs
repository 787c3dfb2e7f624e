using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Losses;

/// <summary>φₘ, a product of what annotators say in which a loss is linear.</summary>
/// <param name="HasOutcome">Whether v is a factor.</param>
/// <param name="Regressors">Positions of the annotated regressors that are factors; a power repeats one.</param>
public sealed record LossFeature(bool HasOutcome, EquatableArray<int> Regressors)
{
    /// <summary>Whether its loss reads the numbers of the model, or of people; null where the loss is a polynomial in annotated numbers.</summary>
    public bool? OfModel { get; init; }

    /// <summary>The feature that is 1 in every row.</summary>
    public static LossFeature Constant { get; } = new(false, []);
}
