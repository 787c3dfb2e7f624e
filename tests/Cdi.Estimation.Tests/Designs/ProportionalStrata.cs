using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>A design that the library does not know: rows with one value of the first predictor are a stratum, labels are allocated in proportion to their
/// rows, the largest remainders first.</summary>
internal sealed class ProportionalStrata : SamplingDesign, IOwnBlocks
{
    public override DesignKind Kind => throw new NotSupportedException("No word of the language stands for it.");

    public override string Name => "proportional_strata";

    public override bool Learns => false;

    public string Words => "Labels were allocated to groups in proportion to their texts.";

    internal override IOwnBlocks? OwnBlocks => this;

    public override string? ProportionalTo(Func<Literature.Reference, string> cite) => null;

    internal override IErrorForecast? Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) => null;

    public ImmutableArray<SamplingBlock> Of(StudyProblem problem, ReadOnlySpan<int> rows, SamplingPlan plan, Labels labels)
    {
        int[][] strata = [.. rows.ToArray().GroupBy(row => problem.Predictors.Values.Span[row]).OrderBy(stratum => stratum.Key).Select(own => own.ToArray())];
        var shares = strata.Select(own => (double)labels.Count * own.Length / strata.Sum(each => each.Length)).ToArray();
        int[] allocated = [.. shares.Select(share => (int)share)];
        var byRemainder = Enumerable.Range(0, strata.Length).OrderByDescending(each => shares[each] - allocated[each]).ToList();
        foreach (var stratum in byRemainder.Take(labels.Count - allocated.Sum())) allocated[stratum]++;
        var keys = problem.Keys;
        return [.. strata.Select((own, stratum) =>
            new SamplingBlock([.. BlockSchedule.InRandomOrder(keys.Span, own, plan.Seed)], new Labels(allocated[stratum]), false))];
    }
}
