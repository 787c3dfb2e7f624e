using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The loss of the kernel of an instrumented model: least squares of its terms at columns alone. A run takes scores along what instruments say of
/// regressors, which is the derivative of no function of rows.</summary>
internal static class InstrumentedLoss
{
    /// <summary>The loss without what annotators say of regressors.</summary>
    /// <param name="loss">Least squares of the model.</param>
    public static LossDefinition Of(LossDefinition loss) => loss with
    {
        Loss = loss.Loss.Substitute(Known),
        Indices = loss.Indices.Select(index => index with { Expression = index.Expression.Substitute(Known) }).ToEquatableArray(),
        Regressors = [],
    };

    private static LossExpression Known(LossExpression leaf) => leaf is Regressor ? One : leaf;
}
