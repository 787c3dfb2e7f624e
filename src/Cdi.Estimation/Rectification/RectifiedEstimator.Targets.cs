using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>From θ̂ and its covariance to reported targets.</content>
public sealed partial class RectifiedEstimator
{
    // Null where the target or its variance is not a number at θ̂.
    private TargetEstimate? Report(EstimationRequest request, Solution solution, Target asked, Spread spread, RowGroups? summed)
    {
        var target = HasBound(request) ? OnItsOwnScale(asked) : asked;
        var value = target.Value(solution.Solver.Parameters);
        var gradient = new double[size];
        target.Gradient(solution.Solver.Parameters, gradient);
        var influence = Influence(target, solution.Solver.Parameters, spread.Bread);
        var moments = Contributions(request, solution, target, influence, summed);
        var notShown = Math.Max(VarianceNotShown(request, solution, spread, influence), moments.AddedVariance);
        var variance = Math.Max(0, SquareMatrix.Quadratic(spread.Covariance, gradient)) + notShown;
        var point = target.Scale.ToReported(value);
        if (!double.IsFinite(value) || !double.IsFinite(variance) || !double.IsFinite(point)) return null;
        var perRow = VariancePerRow(solution, target, spread);
        var reliance = FreedomOf(request, solution, spread, influence, variance);
        var inference = InferenceOf(request, variance, reliance, moments);
        var largest = Influential(request, solution, influence);
        var estimate = Judge(target, value, inference, IsWithheld(request, reliance, variance, perRow)) with
        {
            VariancePerRow = perRow,
            DegreesOfDesign = reliance.Degrees,
            EffectiveLabels = perRow is double known ? EffectiveSampleSize.Known(variance, known, request.Sample.Rows, request.Options.Generalise) : null,
            TextsBehind = largest?.EffectiveRows,
            InfluentialRows = largest is null ? [] : [.. largest.Shares.Select(each => new RowShare(checked((int)each.Row), each.Share))],
        };
        return request.Options.Interval == IntervalRule.FiniteSample && !estimate.IsWithheld ? WithinRange(request, target, estimate) : estimate;
    }

    // The interval and the test of a value, or neither.
    private static TargetEstimate Judge(Target target, double value, ScoreInference inference, bool isWithheld)
    {
        var (point, error) = (target.Scale.ToReported(value), Math.Sqrt(inference.Variance));
        (double Lower, double Upper)? ends = isWithheld ? null : inference.Interval(value);
        double? statistic = !isWithheld && target.Null is double nullValue ? inference.Statistic(value, target.Scale.FromReported(nullValue)) : null;
        return new TargetEstimate
        {
            Term = target.Term,
            Scale = target.Scale,
            Point = point,
            FunctionStandardError = error,
            StandardError = target.Scale.Slope(point) * error,
            Lower = ends is { } below ? target.Scale.ToReported(below.Lower) : null,
            Upper = ends is { } above ? target.Scale.ToReported(above.Upper) : null,
            DegreesOfFreedom = inference.Reference.DegreesOfFreedom,
            CriticalValue = isWithheld ? null : inference.Reference.CriticalValue,
            Statistic = statistic,
            PValue = statistic is double tested ? inference.Reference.PValue(tested) : null,
            VariancePerRow = null,
            EffectiveLabels = null,
        };
    }

    // statistics.md §7, a single run: hᵀ [Σ w g gᵀ/Σw] h with h = (Σ w ∇²ℓ/Σw)⁻¹∇τ, both at the estimate from human labels alone, unbiased as the variance
    // is, so that m labels of a uniform draw are worth m. The same for every method of a sample and for weights multiplied by a constant.
    private static double? VariancePerRow(Solution solution, Target target, Spread spread)
    {
        if (solution.HumanOnly is not { } human || spread.HumanOnlyScores is not { } scores) return null;
        var influence = new double[human.Parameters.Length];
        target.Gradient(human.Parameters, influence);
        human.Factor.Solve(influence);
        var weightPerRow = scores.Weight / solution.Equation.Divisor;
        return weightPerRow * weightPerRow * scores.Unbiased * SquareMatrix.Quadratic(scores.Second, influence);
    }

    private LargestShares? Influential(EstimationRequest request, Solution solution, double[] direction)
    {
        if (request.Options.InfluentialRows == 0) return null;
        var largest = new LargestShares(request.Options.InfluentialRows);
        if (request.IsCorpusTarget) AddDrawnSquares(solution, direction, largest);
        else solution.Equation.AddLargest(solution.Solver.Parameters, direction, largest);
        return largest;
    }

    private void AddDrawnSquares(Solution solution, double[] direction, LargestShares largest)
    {
        var along = Projected(ResidualScores(solution), rows.Count, direction);
        for (var k = 0; k < along.Length; k++)
        {
            var probability = rows.Probability[k];
            var weight = (1 - probability) / (probability * probability);
            largest.Add(rows.Index.Span[k], weight * (along[k] * along[k]));
        }
    }

    // The product of a direction with each row of some scores. Valid until the next call.
    private ReadOnlySpan<double> Projected(ReadOnlySpan<double> scores, int count, double[] direction)
    {
        var along = Buffer(ref projected, count).Span;
        along.Clear();
        for (var j = 0; j < direction.Length; j++) ColumnSums.AddMultiple(along, direction[j], scores.Slice(j * count, count));
        return along;
    }
}
