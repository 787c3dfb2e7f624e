using System.Collections.Immutable;
using Cdi.Estimation.Evaluation;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>From θ̂ and its covariance to reported targets.</content>
public sealed partial class RectifiedEstimator
{
    // Null where the target or its variance is not a number at θ̂.
    private TargetEstimate? Report(EstimationRequest request, Solution solution, Target target, Spread spread)
    {
        var value = target.Value(solution.Solver.Parameters);
        var gradient = new double[size];
        target.Gradient(solution.Solver.Parameters, gradient);
        var variance = Math.Max(0, SquareMatrix.Quadratic(spread.Covariance, gradient));
        var point = target.Scale.ToReported(value);
        if (!double.IsFinite(value) || !double.IsFinite(variance) || !double.IsFinite(point)) return null;
        var error = Math.Sqrt(variance);
        var inference = new WaldInference(request.Options.Alpha, request.Options.Alternative, spread.DegreesOfFreedom);
        var (lower, upper) = inference.Interval(value, error);
        var perRow = VariancePerRow(solution, target, spread);
        double? statistic = target.Null is double nullValue ? WaldInference.Statistic(value, target.Scale.FromReported(nullValue), error) : null;
        return new TargetEstimate
        {
            Term = target.Term,
            Scale = target.Scale,
            Point = point,
            FunctionStandardError = error,
            StandardError = target.Scale.IsExponentiated ? point * error : error,
            Lower = target.Scale.ToReported(lower),
            Upper = target.Scale.ToReported(upper),
            Statistic = statistic,
            DegreesOfFreedom = spread.DegreesOfFreedom,
            PValue = statistic is double tested ? inference.PValue(tested) : null,
            VariancePerRow = perRow,
            EffectiveLabels = perRow is double known ? EffectiveSampleSize.Labels(variance, known, request.Sample.Rows, request.Options.Generalise) : null,
            InfluentialRows = InfluentialRows(request, solution, target, spread.Bread),
        };
    }

    // statistics.md §7, a single run: hᵀ [Σ w g gᵀ/Σw] h with h = (Σ w ∇²ℓ/Σw)⁻¹∇τ, both at the estimate from human labels alone. It is the same for every
    // method of a sample and does not change where all weights are multiplied by a constant.
    private static double? VariancePerRow(Solution solution, Target target, Spread spread)
    {
        if (solution.HumanOnly is not { } human || spread.HumanOnlyScores is not { } scores) return null;
        var influence = new double[human.Parameters.Length];
        target.Gradient(human.Parameters, influence);
        human.Factor.Solve(influence);
        var weightPerRow = scores.Weight / solution.Equation.Divisor;
        return weightPerRow * weightPerRow * SquareMatrix.Quadratic(scores.Second, influence);
    }

    private ImmutableArray<RowShare> InfluentialRows(EstimationRequest request, Solution solution, Target target, double[] bread)
    {
        if (request.Options.InfluentialRows == 0) return [];
        var direction = Influence(target, solution.Solver.Parameters, bread);
        var squares = request.IsCorpusTarget ? DrawnSquares(solution, direction) : MomentSquares(solution, direction);
        var total = squares.Sum(row => row.Share);
        return [.. squares
            .Where(row => row.Share > 0)
            .OrderByDescending(row => row.Share)
            .ThenBy(row => row.Row)
            .Take(request.Options.InfluentialRows)
            .Select(row => row with { Share = row.Share / total })];
    }

    private RowShare[] MomentSquares(Solution solution, double[] direction)
    {
        var squares = new RowShare[solution.Equation.Rows];
        var walk = new RowMoments(solution.Equation, solution.Solver.Parameters, ref rowMoments);
        while (walk.MoveNext())
        {
            for (var i = 0; i < walk.Count; i++)
            {
                var row = walk.First + i;
                squares[row] = new RowShare(solution.Equation.CorpusRow(row), Square(walk.Values, walk.Count, i, direction));
            }
        }

        return squares;
    }

    private RowShare[] DrawnSquares(Solution solution, double[] direction)
    {
        var residual = ResidualScores(solution);
        var squares = new RowShare[rows.Count];
        for (var k = 0; k < squares.Length; k++)
        {
            var probability = rows.Probability[k];
            var weight = (1 - probability) / (probability * probability);
            squares[k] = new RowShare(rows.Index.Span[k], weight * Square(residual, rows.Count, k, direction));
        }

        return squares;
    }

    private static double Square(ReadOnlySpan<double> scores, int stride, int row, double[] direction)
    {
        var sum = 0.0;
        for (var j = 0; j < direction.Length; j++) sum += scores[(j * stride) + row] * direction[j];
        return sum * sum;
    }
}
