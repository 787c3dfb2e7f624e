using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>The covariance of the mean moment, by target of inference, draw and variance estimator (statistics.md §3).</content>
internal sealed partial class RectifiedEstimator
{
    private double[] MeanMomentCovariance(EstimationRequest request, Solution solution, ScoreMoments scores)
    {
        if (request.IsCorpusTarget) return OfDraw(request, solution);
        var isDrawKnown = (request.Sample.IsFixedSize || request.Options.Calibration is not null) && request.Options.Form != MomentForm.PredictionOnly;
        return isDrawKnown
            ? OfDrawAndPopulation(request, solution, scores)
            : moments.Of(solution.Equation, solution.Solver.Parameters, request.Sample.LabelledRows, request.Options.Conventions);
    }

    // V̂_corpus without its bread: n⁻² times the covariance of the draw of d = g − λĝ.
    private double[] OfDraw(EstimationRequest request, Solution solution) => OfDraw(request, ResidualScores(solution));

    // The same of √f d, f the share of a row's stratum that was sampled.
    private double[] OfDraw(EstimationRequest request, Solution solution, SurveyDesign design)
    {
        var residual = ResidualScores(solution).ToArray();
        for (var k = 0; k < rows.Count; k++)
        {
            var root = Math.Sqrt(design.FractionOfRow(rows.Index.Span[k]));
            for (var j = 0; j < size; j++) residual[(j * rows.Count) + k] *= root;
        }

        return OfDraw(request, residual);
    }

    private double[] OfDraw(EstimationRequest request, ReadOnlySpan<double> residual)
    {
        var result = draws.Between(rows, residual, residual, request.Sample.IsFixedSize);
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
                result[(j * size) + k] += (request.Sample.IsFixedSize ? scores.Unbiased : 1) * spread / request.Sample.Rows;
            }
        }

        return result;
    }

    private RowGroups? Groups(EstimationRequest request)
    {
        if (request.IsCorpusTarget) return null;
        if (request.IsOfHumanLabels) return new RowGroups(null, rows.Count, Counted(request), false);
        if (request.Survey is not null && !request.IsClustered)
        {
            var units = request.Options.Form == MomentForm.PredictionOnly ? checked((int)request.Sample.Rows) : rows.Count;
            return new RowGroups(null, units, units, false);
        }

        if (!request.IsClustered || request.Sample.ClusterOf is not { } clusterOf) return null;
        var first = ClustersOf(request, clusterOf);
        return request.Options.Crossed is not { } crossed ? first
            : first with { Crossed = (ClustersOf(request, new RowValues<int>(crossed.Second)), ClustersOf(request, new RowValues<int>(crossed.Both))) };
    }

    private RowGroups ClustersOf(EstimationRequest request, IRowValues<int> clusterOf)
    {
        var total = MaximumOf(clusterOf, request.Sample.Rows) + 1;
        return new RowGroups(clusterOf, total, ClustersWithLabels(request, clusterOf, total), true);
    }

    private int ClustersWithLabels(EstimationRequest request, IRowValues<int> clusterOf, int total)
    {
        var hasLabel = new bool[total];
        if (request.Options.Form != MomentForm.PredictionOnly)
        {
            Span<int> cluster = stackalloc int[1];
            foreach (var row in rows.Index.Span)
            {
                clusterOf.Read(row, cluster);
                hasLabel[cluster[0]] = true;
            }

            return hasLabel.AsSpan().Count(true);
        }

        var blocks = new ValueBlocks<int>(clusterOf, request.Sample.Rows);
        while (blocks.MoveNext())
        {
            foreach (var cluster in blocks.Current) hasLabel[cluster] = true;
        }

        return hasLabel.AsSpan().Count(true);
    }

    // d = g − λĝ of the labelled rows; without λ no prediction is read. Of calibrated labels what a regression on the known columns leaves of g.
    private ReadOnlySpan<double> ResidualScores(Solution solution)
    {
        var scores = rows.Scores(solution.Solver.Parameters);
        if (solution.Weight == 0 && rows.Calibrated is null) return scores;
        var residual = Buffer(ref residualScores, scores.Length).Span;

        // Every target of a solution asks for the same.
        if (ReferenceEquals(residualOf, solution)) return residual;
        residualOf = solution;
        if (rows.Calibrated is { } calibrated)
        {
            calibrated.Residuals(scores, size, residual);
            return residual;
        }

        var predicted = rows.PredictedScores(solution.Solver.Parameters);
        for (var k = 0; k < residual.Length; k++) residual[k] = scores[k] - (solution.Weight * predicted[k]);
        return residual;
    }

    // Of the labelled rows; nothing is labelled where predictions are taken for truth.
    private ScoreMoments WeightedScores(EstimationRequest request, IMoments equation, double[] parameters)
    {
        var (second, mean) = (new double[size * size], new double[size]);
        if (request.Options.Form == MomentForm.PredictionOnly) return new ScoreMoments(second, mean, 0, 0);
        var weights = Buffer(ref rowWeights, rows.Count).Span;
        for (var k = 0; k < weights.Length; k++) weights[k] = rows.WeightInVariance(k);
        var (total, squared) = (0.0, 0.0);
        for (var first = 0; first < weights.Length; first += RowBlock.MaximumCount)
        {
            var block = weights.Slice(first, Math.Min(RowBlock.MaximumCount, weights.Length - first));
            total += ColumnSums.Sum(block);
            squared += ColumnSums.Product(block, block);
        }

        rows.ScoreEquation(equation).AddWeighted(parameters, weights, second, mean);
        for (var j = 0; j < second.Length; j++) second[j] /= total;
        for (var j = 0; j < size; j++) mean[j] /= total;
        return new ScoreMoments(second, mean, total, squared);
    }
}
