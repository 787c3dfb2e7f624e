using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Lowering;

/// <summary>A function of the parameters and one row.</summary>
/// <param name="Indices">ηₖ by position, in parameters and columns.</param>
/// <param name="Value">In parameters, columns and indices.</param>
public sealed record RowFunctionPlan(EquatableArray<LossExpression> Indices, LossExpression Value)
{
    /// <summary>∂/∂ηₖ by position.</summary>
    public EquatableArray<LossExpression> Slopes =>
        Enumerable.Range(0, Indices.Count).Select(k => Value.Differentiate(new LossExpression.Index(k))).ToEquatableArray();

    /// <summary>∂/∂θⱼ at fixed indices.</summary>
    /// <param name="parameter">j.</param>
    public LossExpression Direct(int parameter) => Value.Differentiate(new LossExpression.Parameter(parameter));

    /// <summary>∂ηₖ/∂θⱼ.</summary>
    /// <param name="index">k.</param>
    /// <param name="parameter">j.</param>
    public LossExpression Along(int index, int parameter) => Indices[index].Differentiate(new LossExpression.Parameter(parameter));
}
