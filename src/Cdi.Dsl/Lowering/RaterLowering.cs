using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns the agreement of people with one another into the ratios of means of which it is a function: 1 − D/E, disagreement as it is and as it
/// would be by chance.</summary>
/// <remarks>Fleiss' κ and AC1 with any number of labels of a text as Gwet (2014, chapters 2 and 3) has them; α as Krippendorff (2011).</remarks>
internal sealed class RaterLowering
{
    private readonly EstimandForm.RaterAgreement form;
    private readonly string[] options;
    private readonly AgreementParameters parameters = new();
    private readonly List<RatingColumn> columns = [];

    private RaterLowering(EstimandForm.RaterAgreement form) =>
        (this.form, options) = (form, [.. form.Response.Value.Outcome.Options.Select(option => option.Key)]);

    /// <summary>A lowered agreement.</summary>
    /// <param name="Loss">Its loss, whose columns are <paramref name="Ratings"/>.</param>
    /// <param name="Target">The coefficient on the scale of its interval.</param>
    /// <param name="Ratings">What its columns hold.</param>
    /// <param name="PerLabel">The parameter that is one over the number of labels; null where none is.</param>
    public sealed record Lowered(LossDefinition Loss, TargetPlan Target, EquatableArray<RatingColumn> Ratings, int? PerLabel);

    /// <summary>The loss, its target and its columns.</summary>
    /// <param name="form">What is asked for.</param>
    /// <param name="scale">The scale of its interval.</param>
    public static Lowered Lower(EstimandForm.RaterAgreement form, ScaleKind scale) => new RaterLowering(form).Lower(scale);

    private Lowered Lower(ScaleKind scale)
    {
        int? perLabel = null;
        var value = form.Function switch
        {
            TargetFunction.ObservedAgreement => Observed(scale),
            TargetFunction.KrippendorffAlpha => AreaTangent(Alpha(out perLabel)),
            TargetFunction.FleissKappa or TargetFunction.Ac1 => AreaTangent((Disagreement(), One - Chance())),
            _ => throw new InvalidOperationException("No agreement of people."),
        };
        var name = Estimators.TargetFunctions.NameOf(form.Function);
        return new(
            parameters.Loss(columns.Select(Named).ToEquatableArray(), []),
            new TargetPlan(name, value, TargetScales.Of(form, form.Kind(), scale)), columns.ToEquatableArray(), perLabel);
    }

    private LossExpression Observed(ScaleKind scale)
    {
        var agreeing = parameters.Ratio("observed_agreement", At(RatingCount.Agreeing), At(RatingCount.Paired));
        return scale == ScaleKind.LogOdds ? Logit(agreeing) : agreeing;
    }

    // ½ log((1 + κ)/(1 − κ)) with κ = 1 − D/E.
    private static LossExpression AreaTangent((LossExpression Observed, LossExpression Expected) pair) =>
        0.5 * (Log((2 * pair.Expected) - pair.Observed) - Log(pair.Observed));

    private LossExpression Disagreement() =>
        parameters.Ratio("disagreement", At(RatingCount.Paired) - At(RatingCount.Agreeing), At(RatingCount.Paired));

    private LossExpression Chance()
    {
        var same = Add(Shares(RatingCount.Share, RatingCount.Rated).Select(share => Pow(share, 2)));
        return form.Function == TargetFunction.Ac1 ? (1.0 / (options.Length - 1)) * (One - same) : same;
    }

    // D and E of α with its factor (L − 1)/L, L the number of labels in texts with two or more.
    private (LossExpression Observed, LossExpression Expected) Alpha(out int? perLabel)
    {
        var labels = At(RatingCount.Labels);
        var (observed, expected) = form.Response.Value.Outcome.IsNumber ? OfNumbers(labels) : OfOptions(labels);
        perLabel = parameters.Count;
        return (observed * (One - parameters.Ratio("1 / labels", At(RatingCount.PerText), labels)), expected);
    }

    private (LossExpression Observed, LossExpression Expected) OfNumbers(LossExpression labels) => (
        parameters.Ratio("disagreement", At(RatingCount.Differences), labels),
        2 * (parameters.Ratio("mean square", At(RatingCount.Squares), labels) - Pow(parameters.Ratio("mean", At(RatingCount.Deviations), labels), 2)));

    private (LossExpression Observed, LossExpression Expected) OfOptions(LossExpression labels)
    {
        var shares = Shares(RatingCount.Choices, RatingCount.Labels);
        var pairs = Enumerable.Range(0, options.Length).SelectMany(c => Enumerable.Range(c + 1, options.Length - c - 1).Select(k => (C: c, K: k))).ToList();
        if (form.Level == RatingLevel.Ordinal)
        {
            // The distance of two options is that of their mid-ranks among all labels.
            var ranks = shares.Select((share, c) => Add(shares.Take(c)) + (0.5 * share)).ToList();
            return (
                Add(pairs.Select(pair => parameters.Ratio($"{options[pair.C]} beside {options[pair.K]}", Beside(pair), labels) * Distance(pair))),
                Add(pairs.Select(pair => 2 * shares[pair.C] * shares[pair.K] * Distance(pair))));

            LossExpression Distance((int C, int K) pair) => Pow(ranks[pair.K] - ranks[pair.C], 2);
        }

        return (
            parameters.Ratio("disagreement", Add(pairs.Select(pair => Difference(pair) * Beside(pair))), labels),
            Add(pairs.Select(pair => (2 * Difference(pair)) * shares[pair.C] * shares[pair.K])));
    }

    private double Difference((int C, int K) pair)
    {
        if (form.Level == RatingLevel.Nominal) return 1;
        var (low, high) = (form.Values[pair.C], form.Values[pair.K]);
        var difference = form.Level == RatingLevel.Ratio ? (high - low) / (high + low) : high - low;
        return difference * difference;
    }

    private LossExpression Beside((int C, int K) pair) => At(RatingCount.Pairs, options[pair.C], options[pair.K]);

    private List<LossExpression> Shares(RatingCount of, RatingCount all)
    {
        var others = options.Skip(1).Select(option => parameters.Ratio($"share of {option}", At(of, option), At(all))).ToList();
        return [One - Add(others), .. others];
    }

    private Column At(RatingCount count, string? option = null, string? other = null)
    {
        var column = new RatingColumn(count, option, other);
        if (!columns.Contains(column)) columns.Add(column);
        return new Column(columns.IndexOf(column));
    }

    private static string Named(RatingColumn column) => column switch
    {
        { Count: RatingCount.Rated } => "rated",
        { Count: RatingCount.Share } => $"share of {column.Option} in the text",
        { Count: RatingCount.Paired } => "rated twice",
        { Count: RatingCount.Agreeing } => "equal pairs in the text",
        { Count: RatingCount.Labels } => "labels of the text",
        { Count: RatingCount.Choices } => $"labels {column.Option} of the text",
        { Count: RatingCount.Pairs } => $"pairs of {column.Option} and {column.Other} in the text",
        { Count: RatingCount.Deviations } => "sum of labels of the text",
        { Count: RatingCount.Squares } => "sum of squared labels of the text",
        { Count: RatingCount.Differences } => "squared differences in the text",
        { Count: RatingCount.PerText } => "1 / texts",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such count."),
    };
}
