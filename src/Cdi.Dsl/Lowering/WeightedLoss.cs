using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A loss in which texts count by a factor.</summary>
/// <remarks>Scores and Hessians are then those of the loss times the factor, and every method, design, variance and interval does with them what it does
/// with any loss. Of a total the factor is one of what is added up, since a text that counts 0 adds nothing and is one of the texts still.</remarks>
internal static class WeightedLoss
{
    /// <summary>The loss weighted by a column, which is the last one unless the loss reads it already.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="form">What it is that of.</param>
    /// <param name="column">Name of the column.</param>
    public static LossDefinition By(LossDefinition loss, EstimandForm form, string column)
    {
        var known = form is EstimandForm.Agreement or EstimandForm.RaterAgreement ? -1 : loss.Columns.ToList().IndexOf(column);
        var weighted = known < 0 ? loss with { Columns = loss.Columns.Append(column).ToEquatableArray() } : loss;
        return Times(weighted, form.Function == TargetFunction.Total, new LossExpression.Column(known < 0 ? loss.Columns.Count : known));
    }

    /// <summary>The loss times a factor, which is free of parameters.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="isTotal">Whether it is that of a total.</param>
    /// <param name="factor">The factor.</param>
    public static LossDefinition Times(LossDefinition loss, bool isTotal, LossExpression factor) => loss with
    {
        Loss = isTotal ? loss.Loss.Substitute(leaf => leaf == LossExpression.AnnotatedValue ? factor * leaf : leaf) : factor * loss.Loss,
    };
}
