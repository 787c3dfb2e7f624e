using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Losses;

/// <summary>One term of a linear predictor, with its own parameter: a product of covariate columns.</summary>
/// <param name="Name">Name of the coefficient, as R would print it.</param>
/// <param name="Columns">Positions of the columns that are multiplied; empty for the intercept.</param>
public sealed record LinearTerm(string Name, EquatableArray<int> Columns)
{
    /// <summary>Functions of columns that are multiplied as well.</summary>
    public EquatableArray<LossExpression> Functions { get; init; } = [];

    /// <summary>Positions of annotated regressors that are multiplied as well.</summary>
    public EquatableArray<int> Regressors { get; init; } = [];
}
