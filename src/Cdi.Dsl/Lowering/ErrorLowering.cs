using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Lowering;

/// <summary>Where a model errs, as what a regression explains: a function of what the model says, columns that come before those of the corpus, and of what
/// people say. Texts without an answer of the model count 0.</summary>
internal static class ErrorLowering
{
    /// <summary>What the model says; empty where the outcome is another one.</summary>
    /// <param name="study">The study, which knows the model that is meant where none is named.</param>
    /// <param name="form">The estimand.</param>
    public static EquatableArray<AnsweredOption> Answers(StudyModel study, EstimandForm form)
    {
        if (form is not EstimandForm.Regression { Error: { } error }) return [];
        var model = error.Models.IsEmpty ? study.LlmOf(error.Of.Outcome)?.Name ?? "" : error.Models[0].Value;
        return error.Read.Select(each => new AnsweredOption(model, each.Event)).Append(new AnsweredOption(null, null)).ToEquatableArray();
    }

    /// <summary>Names of the columns of <see cref="Answers"/>, none of which a column of a corpus can have.</summary>
    /// <param name="model">The regression.</param>
    public static IEnumerable<string> Columns(EstimandForm.Regression model) => model.Error is not { } error ? []
        : error.Read.Select(each => $"`said` {each}").Append("`answered`");

    /// <summary>What stands in the place of v; v itself where the outcome is another one.</summary>
    /// <param name="model">The regression.</param>
    public static LossExpression Outcome(EstimandForm.Regression model)
    {
        if (model.Error is not { } error) return LossExpression.AnnotatedValue;
        var said = error.Read.Select((_, k) => (LossExpression)new Column(k)).ToList();
        var human = error.Read.Select(each => (LossExpression)new Regressor(model.Regressors.ToList().IndexOf(each))).ToList();
        if (error.Of.Outcome.IsNumber) return said[0] - human[0];
        if (error.Of.Event is not null) return said[0] + (human[0] * (One - (2 * said[0])));

        // Of all options the first is what people say where they say no other: the model errs there where it says another, and so with each.
        var first = One - Add(said);
        return Add(said) + Add(human.Select((chosen, k) => chosen * (first - said[k])));
    }

    /// <summary>By what the loss is multiplied.</summary>
    /// <param name="model">The regression.</param>
    public static LossExpression Counted(EstimandForm.Regression model) => model.Error is { } error ? new Column(error.Read.Count) : One;
}
