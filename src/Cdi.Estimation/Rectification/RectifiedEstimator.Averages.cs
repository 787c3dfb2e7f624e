using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>What the sampling of rows adds to the variance of a target that averages over them (statistics.md §3).</content>
internal sealed partial class RectifiedEstimator
{
    // The influence of a row is rᵢ − hᵀmᵢ, h = Ĥ⁻¹∇τ; the variance of θ̂ has (hᵀm)², and this the rest, r² − 2r hᵀm, summed as the variance sums moments.
    private double OfSampledRows(EstimationRequest request, Solution solution, BoundAverages averages, double[] influence, RowGroups? summed)
    {
        var parameters = solution.Solver.Parameters;
        var deviations = averages.Deviations(parameters);
        var divisor = (double)request.Sample.Rows * request.Sample.Rows;

        // Of a model taken for true scores have mean 0 whatever a row's covariates.
        if (request.TakenForTrue is not null) return deviations.Sum(each => each * each) / divisor;
        if (request.Survey is { } design) return OfSurvey(design, deviations, AlongRows(request, solution, influence)) / divisor;
        if (summed is { AreClusters: true, Of: { } clusterOf })
        {
            var crossed = summed.Crossed is var (second, both) ? OfClusters(second) - OfClusters(both) : 0;
            return (OfClusters(summed with { Of = clusterOf }) + crossed) / divisor;
        }

        if (summed is null && (request.Sample.IsFixedSize || rows.Calibrated is not null) && request.Options.Form != MomentForm.PredictionOnly)
            return OfPopulationOfRows(request, parameters, deviations, influence);
        var along = AlongRows(request, solution, influence);
        var sum = 0.0;
        for (var row = 0; row < deviations.Length; row++) sum += deviations[row] * (deviations[row] - (2 * along[row]));
        var factor = summed is null ? 1 : Factor(request, solution, summed);
        return sum * factor / divisor;

        double OfClusters(RowGroups over)
        {
            var clusters = over.Of ?? throw new InvalidOperationException("Clusters have numbers.");
            var (ofRows, scores, total) = (SumsOver(clusters, over.Total, deviations), new double[(long)over.Total * size], 0.0);
            solution.Equation.AddScores(parameters, clusters, scores);
            AddKnown(request, solution, clusters, scores);
            for (var cluster = 0; cluster < over.Total; cluster++)
                total += ofRows[cluster] * (ofRows[cluster] - (2 * SquareMatrix.Dot(influence, scores.AsSpan(cluster * size, size))));
            return total * Factor(request, solution, over);
        }
    }

    // A row adds rᵢ − hᵀmᵢ to the sum of its unit. Covariates are known of rows without a label too, so that the draw of labels adds nothing to r.
    private static double OfSurvey(SurveyDesign design, double[] deviations, double[] along) =>
        StratifiedCovariance.OfSum([.. deviations.Zip(along, (deviation, moment) => deviation - moment)], design)
            - StratifiedCovariance.OfSum(along, design);

    // Rows drawn in a fixed number: the part of the population is that of human scores, estimated with weights 1/π; deviations are known of all rows.
    private double OfPopulationOfRows(EstimationRequest request, double[] parameters, double[] deviations, double[] influence)
    {
        var human = Along(rows.Scores(parameters), influence, ref humanAlong);
        var (product, weight) = (0.0, 0.0);
        for (var k = 0; k < human.Length; k++)
        {
            product += deviations[rows.Index.Span[k]] * human[k] * rows.WeightInVariance(k);
            weight += rows.WeightInVariance(k);
        }

        var count = (double)request.Sample.Rows;
        return ((deviations.Sum(each => each * each) / count) + (2 * product / weight)) / count;
    }

    // By what the estimator of the covariance multiplies its sums.
    private double Factor(EstimationRequest request, Solution solution, RowGroups over)
    {
        var equation = solution.Equation;
        var labelled = request.Options.Form == MomentForm.PredictionOnly ? equation.Rows : Counted(request);
        return CovarianceEstimators.FactorOf(request.Options.Variance,
            new GroupedSizes(over.Count, labelled, size + equation.EffectRank, size + equation.EffectRankAcross(over.Of)));
    }

    // hᵀm of every row of the corpus; 0 of rows that do not enter the equation.
    private double[] AlongRows(EstimationRequest request, Solution solution, double[] influence)
    {
        var count = checked((int)request.Sample.Rows);
        var sums = new AlongSums[count];
        solution.Equation.AddAlong(solution.Solver.Parameters, influence, new EachRow(), sums);
        double[] along = [.. sums.Select(sum => sum.Sum)];
        if (request.Options.Calibration is null) return along;
        var known = new double[(long)count * size];
        AddKnown(request, solution, new EachRow(), known);
        for (var row = 0; row < count; row++) along[row] += SquareMatrix.Dot(influence, known.AsSpan(row * size, size));
        return along;
    }

    private static double[] SumsOver(IRowValues<int> clusterOf, int total, double[] values)
    {
        var (sums, codes) = (new double[total], new int[values.Length]);
        clusterOf.Read(0, codes);
        for (var row = 0; row < values.Length; row++) sums[codes[row]] += values[row];
        return sums;
    }

    // Every row is a code of its own.
    private sealed class EachRow : IRowValues<int>
    {
        public void Read(long first, Span<int> values)
        {
            for (var i = 0; i < values.Length; i++) values[i] = checked((int)first + i);
        }
    }
}
