using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <content>Rules are kept between draws, because their buffers are as large as the corpus.</content>
public sealed partial class AdaptiveSampling
{
    private readonly List<(SamplingDesign Design, ServedTarget[] Served, SizeRule Rule)> rules = [];
    private readonly List<(SamplingDesign Design, ServedTarget[] Served, SizeRule Rule)> spare = [];
    private readonly PredictorColumns?[] columns = new PredictorColumns?[problem.Features.Length];

    /// <summary>The rule of a plan for its next round: where annotators learn from people, by what they say that know the rounds before. While these are too
    /// few to learn from, a rule that reads their errors is uniform.</summary>
    private SizeRule RuleFor(SamplingPlan plan, KnownLabels known)
    {
        if (problem.Learners.IsEmpty || !plan.Design.Learns) return RuleFor(plan);
        if (TaughtProblem.BetweenRounds(problem, known, plan.Seed) is { } taught) return new(taught, plan.Design, Served(plan), taught.ColumnsOf);
        return RuleFor(plan.Design.ReadsErrors ? plan with { Design = SamplingDesign.Uniform } : plan);
    }

    /// <summary>The rule of a plan, made at first use.</summary>
    private SizeRule RuleFor(SamplingPlan plan)
    {
        var served = Served(plan);
        foreach (var (design, targets, known) in rules)
        {
            if (design == plan.Design && targets.AsSpan().SequenceEqual(served)) return known;
        }

        var spent = spare.Find(each => each.Design == plan.Design && each.Served.AsSpan().SequenceEqual(served)).Rule;
        var rule = new SizeRule(problem, plan.Design, served, ColumnsOf, spent);
        rules.Add((plan.Design, served, rule));
        return rule;
    }

    private ServedTarget[] Served(SamplingPlan plan)
    {
        if (plan.Serve.Count > 0) return [.. plan.Serve];
        return [.. problem.Estimands.Select((estimand, index) => new ServedTarget(index, estimand.Primary))];
    }

    private PredictorColumns ColumnsOf(int feature) => columns[feature] ??= problem.ColumnsOf(feature);
}
