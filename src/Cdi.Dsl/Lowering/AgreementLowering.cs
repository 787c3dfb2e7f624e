using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns the agreement of a model with people, or the difference of two models, into the ratios of counts of which it is a function.</summary>
internal static class AgreementLowering
{
    /// <summary>The loss, its targets, and what models say as columns.</summary>
    /// <param name="study">The study, which knows the model that is meant where none is named.</param>
    /// <param name="form">What is asked for.</param>
    /// <param name="scale">The scale of its interval.</param>
    public static (LossDefinition Loss, EquatableArray<TargetPlan> Targets, EquatableArray<AnsweredOption> Answers) Lower(
        StudyModel study, EstimandForm.Agreement form, ScaleKind scale)
    {
        var outcome = form.Response.Value.Outcome;
        string[] models = form.Models.IsEmpty ? [study.LlmOf(outcome)?.Name ?? ""] : [.. form.Models.Select(model => model.Value)];
        var read = new Annotation(form);
        var answers = models.SelectMany(model => read.Columns.Select(option => new AnsweredOption(model, option)))
            .Append(new AnsweredOption(null, null)).ToEquatableArray();
        var parameters = new AgreementParameters();
        var counts = models.Select((name, m) => new AgreementCounts(
            parameters, read.Human, read.Model(m * read.Columns.Count, answers.Count - 1), new Column(answers.Count - 1), read.Classes,
            models.Length > 1 ? " of " + name : "")).ToList();
        var reported = TargetScales.Of(form, form.Kind(), scale);
        var targets = models.Length > 1
            ? [(TargetName(form), Value(form, counts[0]) - Value(form, counts[1]))]
            : Targets(form, counts[0], scale, read.Classes).ToList();
        return (
            parameters.Loss(answers.Select(Named).ToEquatableArray(), form.Annotations),
            targets.Select(target => new TargetPlan(target.Item1, target.Item2, reported)).ToEquatableArray(),
            answers);
    }

    private static string TargetName(EstimandForm form) => Estimators.TargetFunctions.NameOf(form.Function);

    // A mean over options is followed by that of each.
    private static IEnumerable<(string, LossExpression)> Targets(
        EstimandForm.Agreement form, AgreementCounts counts, ScaleKind scale, IReadOnlyList<string> classes)
    {
        yield return (TargetName(form), form.Function.IsChanceCorrected() ? AreaTangent(form, counts) : OnScale(Value(form, counts)));
        if (!form.IsMacro) yield break;
        for (var c = 0; c < classes.Count; c++) yield return ($"{TargetName(form)}[{classes[c]}]", OnScale(OfClass(form.Function, counts, c)));

        LossExpression OnScale(LossExpression value) => scale == ScaleKind.LogOdds ? Logit(value) : value;
    }

    private static LossExpression Value(EstimandForm.Agreement form, AgreementCounts counts)
    {
        switch (form.Function)
        {
            case TargetFunction.Accuracy:
                return counts.Accuracy;
            case TargetFunction.Kappa:
                var (observed, expected) = counts.Kappa((i, j) => Weight(form.Weights, i, j));
                return One - (observed / expected);
            case TargetFunction.Ac1:
                var (seen, chance) = counts.Ac1();
                return One - (seen / chance);
            case TargetFunction.Mcc:
                var (covariance, deviations) = counts.Matthews();
                return covariance / deviations;
            case TargetFunction.Mean or TargetFunction.Prevalence:
                return counts.Excess(TargetName(form));
            default:
                if (!form.IsMacro) return OfClass(form.Function, counts, 0);
                var classes = form.Response.Value.Outcome.Options.Count;
                return (1.0 / classes) * Add(Enumerable.Range(0, classes).Select(c => OfClass(form.Function, counts, c)));
        }
    }

    private static LossExpression OfClass(TargetFunction function, AgreementCounts counts, int c) => function switch
    {
        TargetFunction.Precision => counts.Precision(c),
        TargetFunction.Recall => counts.Recall(c),
        TargetFunction.F1 => counts.F1(c),
        TargetFunction.FalsePositiveRate => counts.FalsePositiveRate(c),
        TargetFunction.FalseNegativeRate => counts.FalseNegativeRate(c),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No agreement on one option."),
    };

    // ½ log((1 + κ)/(1 − κ)) with κ = 1 − D/E is ½ log((2E − D)/D), which keeps its digits near κ = 1.
    private static LossExpression AreaTangent(EstimandForm.Agreement form, AgreementCounts counts)
    {
        if (form.Function == TargetFunction.Mcc)
        {
            var (covariance, deviations) = counts.Matthews();
            return 0.5 * (Log(deviations + covariance) - Log(deviations - covariance));
        }

        var (observed, expected) = form.Function == TargetFunction.Ac1 ? counts.Ac1() : counts.Kappa((i, j) => Weight(form.Weights, i, j));
        return 0.5 * (Log((2 * expected) - observed) - Log(observed));
    }

    private static double Weight(KappaWeights weights, int i, int j) => weights switch
    {
        KappaWeights.Plain => i == j ? 0 : 1,
        KappaWeights.Linear => Math.Abs(i - j),
        KappaWeights.Quadratic => (i - j) * (i - j),
    };

    private static string Named(AnsweredOption answer) => answer switch
    {
        { Llm: null } => "answered",
        { Option: null } => $"{answer.Llm} says",
        _ => $"{answer.Llm} says {answer.Option}",
    };

    /// <summary>How people's labels and a model's are read: an option against the others, every option, or a number.</summary>
    private sealed class Annotation
    {
        private readonly bool isWhole;

        public Annotation(EstimandForm.Agreement form)
        {
            var response = form.Response.Value;
            var options = response.Outcome.Options;
            var v = LossExpression.AnnotatedValue;
            if (!form.Regressors.IsEmpty)
            {
                var others = form.Regressors.Select((_, k) => (LossExpression)new Regressor(k)).ToList();
                Human = [One - Add(others), .. others];
                Classes = [.. options.Select(option => option.Key)];
                Columns = [.. options.Skip(1).Select(option => (string?)option.Key)];
                isWhole = true;
            }
            else if (response.Event is { } key)
            {
                Human = [v, One - v];
                Classes = [key, options.Count == 2 ? options.First(option => option.Key != key).Key : $"not {key}"];
                Columns = [key];
            }
            else
            {
                (Human, Classes, Columns) = ([v], [response.Outcome.Name], [null]);
            }
        }

        public IReadOnlyList<LossExpression> Human { get; }

        public IReadOnlyList<string> Classes { get; }

        public IReadOnlyList<string?> Columns { get; }

        public IReadOnlyList<LossExpression> Model(int first, int counted)
        {
            var said = Columns.Select((_, k) => (LossExpression)new Column(first + k)).ToList();
            if (Classes.Count == 1) return said;
            var rest = new Column(counted) - Add(said);
            return isWhole ? [rest, .. said] : [.. said, rest];
        }
    }
}
