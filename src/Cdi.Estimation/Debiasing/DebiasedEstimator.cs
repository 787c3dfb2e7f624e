using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Debiasing;

/// <summary>Predict-then-debias: τ̂ = τ̂₀ + Ω(τ̂_all − τ̂_lab), τ̂₀ from people's labels with weights 1/π, τ̂_lab the same analysis of predictions of the same
/// rows and weights, τ̂_all of predictions of all rows (Kluger, Lu, Zrnic, Wang and Bates 2025; statistics.md §2).</summary>
/// <remarks>
/// τ are the targets of an estimand on the scale on which their intervals are formed; of a regression its coefficients. Each of the three is solved like any
/// other estimate, whatever reads labels: the outcome, regressors, or both. Variances follow what each unit contributes to all three, so that draws, clusters,
/// strata and targets of inference count as they do for any method; with a bootstrap the three are resampled together. Not safe for several threads.
/// </remarks>
/// <param name="estimator">Solves each of the three.</param>
internal sealed class DebiasedEstimator(RectifiedEstimator estimator)
{
    // Of the estimate: a difference that varies by less is rounding.
    private const double Rounding = 1e-9;

    /// <summary>Estimates the targets from a sample.</summary>
    /// <param name="bound">The rows.</param>
    /// <param name="sample">What humans say, and predictions of every row.</param>
    /// <param name="targets">What to report.</param>
    /// <param name="options">As asked for; λ fixed is the diagonal of Ω.</param>
    /// <returns>A <see cref="RectifiedFit"/> whose parameters and covariance are those of people's labels alone, and whose targets are put together; or a <see
    /// cref="SolveFailure"/>.</returns>
    /// <exception cref="ArgumentException">There are no predictions, or the rule for intervals or the variance has no form for it.</exception>
    public EstimationOutcome Estimate(IBoundRows bound, DescribedSample sample, IReadOnlyList<Target> targets, EstimationOptions options)
    {
        RequireConsistent(sample, options);
        var own = options with
        {
            Form = MomentForm.Rectified, Lambda = LambdaPolicy.None, Interval = IntervalRule.Wald, KeepsInfluence = true, KeepsParts = true,
            InfluentialRows = 0,
        };
        var outcome = estimator.Estimate(bound, sample with { Predictions = null, FoldOf = null }, targets, own);
        if (outcome is not RectifiedFit people) return outcome;

        // As human_only has it: what three analyses know of people's labels is at most that.
        outcome = options.Interval != IntervalRule.FiniteSample ? people : estimator.Estimate(bound, sample with { Predictions = null, FoldOf = null }, targets,
            own with { Interval = options.Interval, InfluentialRows = options.InfluentialRows });
        if (outcome is not RectifiedFit alone) return outcome;
        var again = sample with { LabelledFeatures = PredictionsOfLabelled(sample), FoldOf = null };
        var ofLabelled = estimator.Estimate(bound, again with { Predictions = null }, targets, own);
        if (ofLabelled is SolveFailure.ConstantOutcome && options.Lambda is LambdaPolicy.Optimal && targets.All(target => target.Scale.IsAverage))
            return Together(new(bound, sample, targets, options), alone, people, people, people, new double[targets.Count * targets.Count]);
        if (ofLabelled is not RectifiedFit labelled) return new SolveFailure.OfPredictions((SolveFailure)ofLabelled, true);

        // Where predictions stand for labels as well, the rectified moment is that of predictions of all rows, with the draw of the sample.
        var ofAll = estimator.Estimate(bound, again, targets, own with { Lambda = LambdaPolicy.Full });
        if (ofAll is not RectifiedFit all) return new SolveFailure.OfPredictions((SolveFailure)ofAll, false);
        return Together(new(bound, sample, targets, options), alone, people, labelled, all, null);
    }

    private static void RequireConsistent(DescribedSample sample, EstimationOptions options)
    {
        if (sample.Predictions is null) throw new ArgumentException("There are no predictions.", nameof(sample));
        if (options.Interval is IntervalRule.TestInversion or IntervalRule.BiasCorrected or IntervalRule.Studentised)
            throw new ArgumentException("Estimates that are put together have no such interval.", nameof(options));
        if (options.Variance.IsOfHumanLabels() || options.Variance == VarianceEstimator.ClusterCR2 || options.Crossed is not null)
            throw new ArgumentException("Estimates that are put together have no such variance.", nameof(options));
    }

    private EstimationOutcome Together(
        EstimationRequest request, RectifiedFit alone, RectifiedFit people, RectifiedFit labelled, RectifiedFit all, double[]? given)
    {
        var (targets, options) = (request.Targets, request.Options);
        var values = targets.Select(target => (People: Value(target, people), Labelled: Value(target, labelled), All: Value(target, all))).ToArray();
        DebiasingDifference[] differences = [.. targets.Select((_, j) =>
            DebiasingDifference.Of(labelled.Targets[j], all.Targets[j], values[j].Labelled - values[j].All))];
        if (options.Bootstrap is { } bootstrap && FewestSolved(people, differences) is var solved && solved < IntervalRules.FewestSolved * bootstrap.Replicates)
            return new SolveFailure.TooFewReplicates(solved, bootstrap.Replicates);
        var weights = given ?? (options.Lambda is LambdaPolicy.Fixed { Value: var lambda } ? DebiasWeights.Fixed(lambda, targets.Count)
            : Tuned(options, people, differences, [.. values.Select(each => Math.Max(Math.Abs(each.Labelled), Math.Abs(each.All)))]));
        var weighed = options.Lambda is LambdaPolicy.Fixed ? null : WeighedUnits.Of(request);
        var most = Enumerable.Range(0, targets.Count).Max(j => weights.AsSpan(j * targets.Count, targets.Count).ToArray().Count(weight => weight != 0));
        if (weighed?.AreTooFewFor(most, out var fewest) == true) return new SolveFailure.TooFewForWeights(weighed.Count, fewest, most);
        var differs = Differs(request);
        var estimates = ImmutableArray.CreateBuilder<TargetEstimate>(targets.Count);
        for (var j = 0; j < targets.Count; j++)
        {
            var row = weights.AsSpan(j * targets.Count, targets.Count).ToArray();
            if (options.Interval == IntervalRule.FiniteSample && Array.TrueForAll(row, weight => weight == 0))
            {
                estimates.Add(alone.Targets[j] with
                {
                    Weight = 0, Draw = null, Replicated = default, Joint = options.KeepsInfluence ? alone.Targets[j].Joint : null,
                });
                continue;
            }

            var fit = new DebiasedTarget(targets[j], options, people.Targets[j], values[j].People, row, differences, weighed)
            {
                Range = RectifiedEstimator.RangeOf(request, targets[j]), MostDegrees = alone.Targets[j].DegreesOfFreedom,
            };
            if (Report(request, fit, people.Targets[j], row, j, differs) is not { } estimate) return new SolveFailure.UndefinedTarget(targets[j].Term);
            estimates.Add(estimate);
        }

        return people with { Lambda = weights[0], Targets = estimates.MoveToImmutable() };
    }

    private static TargetEstimate? Report(EstimationRequest request, DebiasedTarget fit, TargetEstimate alone, double[] weights, int own, bool differs)
    {
        var (scale, options) = (fit.Target.Scale, request.Options);
        var point = scale.ToReported(fit.Value);
        if (!double.IsFinite(fit.Value) || !double.IsFinite(point) || point > scale.Largest) return null;
        if (IntervalMethods.For(fit.Options.Interval).Of(fit) is not { } interval) return null;
        var showsNothing = Array.Exists(weights, weight => weight != 0) && (!differs || fit.ShowsNothing);
        var largest = new LargestShares(options.InfluentialRows);
        for (var k = 0; k < fit.Draw.OfDraw.Length && options.InfluentialRows > 0; k++)
            largest.Add(fit.Draw.Drawn.Span[k], fit.Draw.OfDraw[k] * fit.Draw.OfDraw[k]);
        var isWithheld = showsNothing || alone.IsWithheld || interval.Reliance.IsTooSmall;
        return RectifiedEstimator.Judge(fit.Target, fit.Value, interval.Within(fit.Range), isWithheld) with
        {
            ShowsNothing = (showsNothing || alone.ShowsNothing) && !interval.Reliance.IsTooSmall,
            VariancePerRow = alone.VariancePerRow,

            // The variance of people's labels has nothing of what averaged rows add, which three analyses do not add alike.
            EffectiveLabels = alone.VariancePerRow is double perRow && (request.IsCorpusTarget || fit.Target.Averages is not { IsSampled: true })
                ? EffectiveSampleSize.Known(interval.ShownVariance, perRow, request.Sample.Rows, options.Generalise) : null,
            DegreesOfDesign = interval.Reliance.Degrees,
            TextsBehind = options.InfluentialRows == 0 ? null : largest.EffectiveRows,
            InfluentialRows = [.. largest.Shares.Select(each => new RowShare(checked((int)each.Row), each.Share))],
            Joint = options.KeepsInfluence ? fit.WholeJoint : null,
            Reliance = interval.Reliance,
            Weight = weights[own],
        };
    }

    // Ω by what units contribute, or by what resampled estimates do.
    private static double[] Tuned(EstimationOptions options, RectifiedFit people, DebiasingDifference[] differences, double[] sizes)
    {
        var count = differences.Length;
        var (cross, spread, least) = (new double[count * count], new double[count * count], new double[count]);
        for (var j = 0; j < count; j++)
        {
            least[j] = Math.Pow(Rounding * Math.Max(sizes[j], people.Targets[j].FunctionStandardError), 2);
            for (var k = 0; k < count; k++)
            {
                if (options.Tuning == TuningShape.Diagonal && j != k) continue;
                cross[(j * count) + k] = Covariance(people.Targets[j], differences[k]);
                spread[(j * count) + k] = Covariance(differences[j], differences[k]);
            }
        }

        return DebiasWeights.Of(options.Tuning, cross, spread, least);
    }

    private static double Covariance(TargetEstimate one, DebiasingDifference another) => one.Replicated.IsEmpty
        ? one.Joint?.CovarianceWith(another.Joint) ?? throw new InvalidOperationException("Contributions were not kept.")
        : ResampledMoments.Covariance(one.Replicated.ToArray(), another.Replicated);

    private static double Covariance(DebiasingDifference one, DebiasingDifference another) =>
        one.Replicated.Length == 0 ? one.Joint.CovarianceWith(another.Joint) : ResampledMoments.Covariance(one.Replicated, another.Replicated);

    private static int FewestSolved(RectifiedFit people, DebiasingDifference[] differences) => differences.Select((difference, j) =>
    {
        var own = people.Targets[j].Replicated.ToArray();
        return own.Where((value, place) => double.IsFinite(value + difference.Replicated[place])).Count();
    }).Min();

    private static double Value(Target target, RectifiedFit fit) => target.Value(fit.Parameters.AsSpan());

    // Whether a labelled row that was left to chance differs from its prediction; of numbers in columns features say nothing.
    private static bool Differs(EstimationRequest request)
    {
        var (sample, count, probability) = (request.Sample, request.Sample.LabelledRows.Length, new double[1]);
        var labels = sample.LabelledFeatures.Span;
        var predicted = PredictionsOfLabelled(sample).Span;
        var isLeftToChance = false;
        for (var k = 0; k < count; k++)
        {
            sample.Probabilities.Read(sample.LabelledRows.Span[k], probability);
            if (probability[0] == 1) continue;
            isLeftToChance = true;
            for (var at = k; at < labels.Length; at += count)
            {
                if (labels[at] != predicted[at]) return true;
            }
        }

        return !isLeftToChance;
    }

    private static ReadOnlyMemory<double> PredictionsOfLabelled(IRectifiedSample sample)
    {
        var (predictions, count) = (sample.Predictions ?? throw new InvalidOperationException("There are no predictions."), sample.LabelledRows.Length);
        var (features, row) = (new double[sample.LabelledFeatures.Length], new double[count == 0 ? 0 : sample.LabelledFeatures.Length / count]);
        for (var k = 0; k < count; k++)
        {
            predictions.Read(sample.LabelledRows.Span[k], 1, row);
            for (var m = 0; m < row.Length; m++) features[(m * count) + k] = row[m];
        }

        return features;
    }
}
