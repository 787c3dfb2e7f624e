using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns a function of moments into the loss whose parameters they are.</summary>
internal static class MomentLowering
{
    /// <summary>The loss, the one target, and its position.</summary>
    /// <param name="form">What is asked for.</param>
    /// <param name="scale">The scale of its interval.</param>
    public static (LossDefinition, EquatableArray<TargetPlan>, int) Lower(EstimandForm.Moments form, ScaleKind scale)
    {
        var moments = form.Function == TargetFunction.Correlation
            ? MomentParameters.Of(Outcome(form), Second(form))
            : MomentParameters.Of(Outcome(form));
        var target = form.Function switch
        {
            TargetFunction.Variance => TargetExpression.LogVariance(moments),
            TargetFunction.StandardDeviation => TargetExpression.LogStandardDeviation(moments),
            TargetFunction.Correlation => TargetExpression.FisherZ(moments),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form.Function, "No function of moments."),
        };
        var columns = form.Beside is { } column ? EquatableArray.Create(column.Name) : default;
        return (
            moments.Loss(columns, form.Annotations),
            EquatableArray.Create(new TargetPlan(
                Estimators.TargetFunctions.NameOf(form.Function), target.Value, TargetScales.Of(form, form.Kind(), scale))),
            0);
    }

    // v², the product of v and of the same number read once more, is linear in no v: the binder puts the outcome first among the regressors.
    private static MomentVariable Outcome(EstimandForm.Moments form) => new(
        form.Response.Value.ToString(),
        LossExpression.AnnotatedValue,
        form.Response.Value.Event is null ? LossExpression.AnnotatedValue * new LossExpression.Regressor(0) : null);

    private static MomentVariable Second(EstimandForm.Moments form)
    {
        if (form.Beside is { } column)
        {
            var value = new LossExpression.Column(0);
            return new MomentVariable(column.Name, value, column.Type == ColumnType.Indicator ? null : LossExpression.Pow(value, 2));
        }

        var position = form.Regressors.Count - 1;
        var regressor = new LossExpression.Regressor(position);
        return new MomentVariable(
            form.Regressors[position].ToString(), regressor, form.Regressors[position].Event is null ? LossExpression.Pow(regressor, 2) : null);
    }
}
