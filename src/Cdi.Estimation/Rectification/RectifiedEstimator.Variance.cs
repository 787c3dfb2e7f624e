using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>The covariance of the mean moment, by target of inference, draw and variance estimator (statistics.md §3).</content>
public sealed partial class RectifiedEstimator
{
    private double[] MeanMomentCovariance(EstimationRequest request, Solution solution, ScoreMoments scores)
    {
        if (request.IsCorpusTarget) return OfDraw(request, solution);
        var isDrawKnown = request.Sample.Draw.IsFixedSize && request.Options.Form != MomentForm.PredictionOnly;
        return isDrawKnown
            ? OfDrawAndPopulation(request, solution, scores)
            : moments.Of(solution.Equation, solution.Solver.Parameters, request.Sample.Labelled.Span, request.Options.Conventions);
    }

    // V̂_corpus without its bread: n⁻² times the covariance of the draw of d = g − λĝ.
    private double[] OfDraw(EstimationRequest request, Solution solution)
    {
        var residual = ResidualScores(solution);
        var result = draws.Between(rows, residual, residual, request.Sample.Draw);
        var divisor = (double)request.Sample.Rows * request.Sample.Rows;
        for (var j = 0; j < result.Length; j++) result[j] /= divisor;
        return result;
    }

    private double[] OfDrawAndPopulation(EstimationRequest request, Solution solution, ScoreMoments scores)
    {
        var result = OfDraw(request, solution);
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < size; k++)
            {
                var spread = scores.Second[(j * size) + k] - (scores.Mean[j] * scores.Mean[k]);
                result[(j * size) + k] += scores.Unbiased * spread / request.Sample.Rows;
            }
        }

        return result;
    }

    private RowGroups? Groups(EstimationRequest request)
    {
        if (request.IsCorpusTarget) return null;
        if (request.IsHeteroskedasticityConsistent) return new RowGroups(null, rows.Count, rows.Count, false);
        if (!request.IsClustered) return null;
        var clusterOf = request.Sample.Clusters.Span;
        var total = 0;
        foreach (var cluster in clusterOf) total = Math.Max(total, cluster + 1);
        return new RowGroups(new RowValues<int>(request.Sample.Clusters), total, ClustersWithLabels(request, clusterOf, total), true);
    }

    private static int ClustersWithLabels(EstimationRequest request, ReadOnlySpan<int> clusterOf, int total)
    {
        var hasLabel = new bool[total];
        var labelled = request.Sample.Labelled.Span;
        for (var row = 0; row < labelled.Length; row++)
        {
            if (labelled[row] || request.Options.Form == MomentForm.PredictionOnly) hasLabel[clusterOf[row]] = true;
        }

        return hasLabel.AsSpan().Count(true);
    }

    // d = g − λĝ of the labelled rows; without λ no prediction is read.
    private ReadOnlySpan<double> ResidualScores(Solution solution)
    {
        var scores = rows.Scores(solution.Solver.Parameters);
        if (solution.Weight == 0) return scores;
        var residual = Buffer(ref residualScores, scores.Length).Span;

        // Every target of a solution asks for the same.
        if (ReferenceEquals(residualOf, solution)) return residual;
        var predicted = rows.PredictedScores(solution.Solver.Parameters);
        for (var k = 0; k < residual.Length; k++) residual[k] = scores[k] - (solution.Weight * predicted[k]);
        residualOf = solution;
        return residual;
    }

    // Of the labelled rows; nothing is labelled where predictions are taken for truth.
    private ScoreMoments WeightedScores(EstimationRequest request, double[] parameters)
    {
        var (second, mean) = (new double[size * size], new double[size]);
        if (request.Options.Form == MomentForm.PredictionOnly) return new ScoreMoments(second, mean, 0, 0);
        var (total, squared) = (0.0, 0.0);
        foreach (var part in rows.ScoreEquation().Parts())
        {
            var weights = Weights(rows.Probability.Slice((int)part.First, part.Count));
            total += ColumnSums.Sum(weights);
            squared += ColumnSums.Product(weights, weights);
            AddWeighted(part.Scores(parameters), weights, second, mean);
        }

        for (var j = 0; j < second.Length; j++) second[j] /= total;
        for (var j = 0; j < size; j++) mean[j] /= total;
        return new ScoreMoments(second, mean, total, squared);
    }

    private Span<double> Weights(ReadOnlySpan<double> probability)
    {
        var weights = Buffer(ref blockWeights, 2 * RowBlock.MaximumCount).Span[..probability.Length];
        for (var k = 0; k < weights.Length; k++) weights[k] = 1 / probability[k];
        return weights;
    }

    private void AddWeighted(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, double[] second, double[] mean)
    {
        var count = weights.Length;
        var weighted = blockWeights.AsSpan(RowBlock.MaximumCount, count);
        for (var j = 0; j < size; j++)
        {
            var column = scores.Slice(j * count, count);
            for (var k = 0; k < weighted.Length; k++) weighted[k] = weights[k] * column[k];
            mean[j] += ColumnSums.Sum(weighted);
            for (var k = 0; k < size; k++) second[(j * size) + k] += ColumnSums.Product(weighted, scores.Slice(k * count, count));
        }
    }
}
