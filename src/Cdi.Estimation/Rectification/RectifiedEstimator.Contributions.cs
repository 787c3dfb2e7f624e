using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>What finite samples carry: moments of the contributions of labels, and the inference that follows from them (statistics.md §11).</content>
internal sealed partial class RectifiedEstimator
{
    private ContributionMoments Contributions(EstimationRequest request, Solution solution, Target target, double[] influence, RowGroups? summed)
    {
        var parameters = solution.Solver.Parameters;
        var population = request.IsCorpusTarget ? default : OfPopulation(request, Along(rows.Scores(parameters), influence, ref humanAlong));
        var residual = Along(ResidualScores(solution), influence, ref residualAlong);
        var map = request.Sample.Map;
        var isOfResiduals = solution.Weight == 0 && !IsAverage(target) && map.Scale == OutcomeScale.Number;
        var jump = isOfResiduals && map.Single is int number ? OfResiduals(residual, Slopes(map, number, parameters, influence), double.PositiveInfinity)
            : Jumps(map, parameters, influence);
        if (isOfResiduals && map.Single is null && map.JointClasses == 0) jump = OfResiduals(residual, jump, 1);
        var centres = Centres(request.Sample.IsFixedSize, residual);
        var origins = request.Options.IsTotal ? Origins(request.Sample.Map, solution, influence) : [];
        var labels = solution.Weight == 0 && request.Sample.Map.Scale == OutcomeScale.Indicator && request.Sample.Map.Single is not null ? rows.Labels : [];

        // Clusters have a variance of their own; skewness and tails of single rows say nothing about it.
        var moments = new FiniteSampleMoments(residual, jump, rows.Probability, centres, labels, request.Sample.Rows, !request.IsCorpusTarget)
            { HasOtherParts = request.Sample.Map.Single is null || request.Sample.Map.Scale == OutcomeScale.Indicator, Origins = origins }
            .Measure(population, IsAverage(target) && summed is null, request.Sample.Map.Scale) with { CountsModel = solution.Weight != 0 };
        if (summed is not null) return moments with { DegreesOfFreedom = null };
        if (!request.IsCorpusTarget || !IsAverage(target) || request.Sample.Map.Scale != OutcomeScale.Indicator) return moments;
        var tail = request.Options.Alternative == Alternative.TwoSided ? request.Options.Alpha / 2 : request.Options.Alpha;
        for (var k = 0; k < origins.Length; k++) residual[k] -= origins[k];
        return moments with { Unseen = new UnseenLabels(residual, jump, rows.Probability, labels).Distances(request.Sample.Rows, tail) };
    }

    // u of rows of which nothing is said, φ = (1, 0) for people and model alike: −c₀θ of a total Σ f v, c₀ the multiplicity of the text.
    private ReadOnlySpan<double> Origins(FeatureMap map, Solution solution, double[] influence)
    {
        var origins = Along(rows.ScoresOf(map.Constants.AsSpan(), solution.Solver.Parameters), influence, ref originAlong);
        foreach (ref var each in origins) each *= 1 - solution.Weight;
        return origins;
    }

    // A predicted value is a mean, though not one of labels.
    private static bool IsAverage(Target target) => target.Scale.IsAverage && target.Rows is null;

    // Second and third moment of the weighted mean of human scores over n rows drawn from a population.
    private (double Second, double Third) OfPopulation(EstimationRequest request, ReadOnlySpan<double> human)
    {
        var (weight, squaredWeight, sum) = (0.0, 0.0, 0.0);
        for (var k = 0; k < human.Length; k++)
        {
            weight += 1 / rows.Probability[k];
            squaredWeight += 1 / (rows.Probability[k] * rows.Probability[k]);
            sum += human[k] / rows.Probability[k];
        }

        var (n, mean, second, third) = ((double)request.Sample.Rows, sum / weight, 0.0, 0.0);
        for (var k = 0; k < human.Length; k++)
        {
            var deviation = (human[k] - mean) / n;
            var share = deviation * deviation * n / (rows.Probability[k] * weight);
            second += share;
            third += share * deviation;
        }

        return (ScoreMoments.UnbiasedBy(weight, squaredWeight) * second, third);
    }

    // How far u lies between two labels of a row: for one feature ∂u/∂φ times 1 where it is an indicator, times a standard deviation of labels of about its
    // weight where it is a number; for classes with several features the largest difference between two of them; for several numbers, which need not vary
    // apart (a number and its square), a standard deviation of u over the labels of all labelled texts, √(aᵀΣa) with a = ∂u/∂φ and Σ the covariance of φ.
    private ReadOnlySpan<double> Jumps(FeatureMap map, double[] parameters, double[] influence)
    {
        if (map.Single is int only)
        {
            var slopes = Slopes(map, only, parameters, influence);
            if (map.Scale == OutcomeScale.Indicator) return slopes;
            var (mean, above) = rows.OneDeviation(only);
            var deviations = LocalDeviations.Of(slopes, rows.FeatureOf(only), above - mean);
            for (var k = 0; k < slopes.Length; k++) slopes[k] *= deviations[k];
            return slopes;
        }

        if (map.JointClasses == 0) return JointDeviations(map, parameters, influence);
        var (least, most) = (new double[rows.Count], new double[rows.Count]);
        for (var joint = 0; joint < map.JointClasses; joint++)
        {
            var along = Along(rows.ScoresOf(map.OfClass(joint), parameters), influence, ref jumpAlong);
            for (var k = 0; k < along.Length; k++)
            {
                least[k] = joint == 0 ? along[k] : Math.Min(least[k], along[k]);
                most[k] = joint == 0 ? along[k] : Math.Max(most[k], along[k]);
            }
        }

        for (var k = 0; k < most.Length; k++) most[k] -= least[k];
        return most;
    }

    // ∂u/∂φ of one feature.
    private Span<double> Slopes(FeatureMap map, int feature, double[] parameters, double[] influence)
    {
        var step = new double[map.Count];
        step[feature] = 1;
        return Along(rows.ScoresOf(step, parameters), influence, ref jumpAlong);
    }

    // People's labels alone, and numbers: what another label could be is not any of them but one that the estimand's own model leaves open, one standard
    // deviation of its residuals from what was said. Of a mean the two are one. A regression that explains nearly everything would have an interval by what
    // it explains otherwise: R² of .99999 and 36 labels, a standard error 60 times too large. What a label moves, or a deviation of several numbers, is the
    // unit in which residuals are compared; of deviations none is more than one.
    private static double[] OfResiduals(ReadOnlySpan<double> residual, ReadOnlySpan<double> jump, double most)
    {
        var (count, sum, square) = (0, 0.0, 0.0);
        var relative = new double[jump.Length];
        for (var k = 0; k < jump.Length; k++)
        {
            if (jump[k] == 0) continue;
            relative[k] = residual[k] / jump[k];
            sum += relative[k];
            count++;
        }

        for (var k = 0; k < jump.Length; k++)
        {
            if (jump[k] == 0) continue;
            var deviation = relative[k] - (sum / count);
            square += deviation * deviation;
        }

        var scales = LocalDeviations.Of(jump, relative, Math.Sqrt(square / Math.Max(1, count - 1)));
        for (var k = 0; k < jump.Length; k++) relative[k] = Math.Min(most, scales[k]) * jump[k];
        return relative;
    }

    // By Σ = LLᵀ the sum of squares of aᵀ times each column of L.
    private double[] JointDeviations(FeatureMap map, double[] parameters, double[] influence)
    {
        var factor = SemidefiniteFactor.Of(rows.CovarianceOf(map.Varying.AsSpan()), map.Varying.Length);
        var deviations = new double[rows.Count];
        var step = new double[map.Count];
        for (var column = 0; column < map.Varying.Length; column++)
        {
            for (var feature = 0; feature < map.Varying.Length; feature++) step[map.Varying[feature]] = factor[(feature * map.Varying.Length) + column];
            var along = Along(rows.ScoresOf(step, parameters), influence, ref jumpAlong);
            for (var k = 0; k < along.Length; k++) deviations[k] += along[k] * along[k];
        }

        for (var k = 0; k < deviations.Length; k++) deviations[k] = Math.Sqrt(deviations[k]);
        return deviations;
    }

    // Sign: θ̂ moves by −hᵀ of a mean moment.
    private Span<double> Along(ReadOnlySpan<double> scores, double[] influence, ref double[] buffer)
    {
        var along = Buffer(ref buffer, rows.Count).Span;
        along.Clear();
        for (var j = 0; j < influence.Length; j++) ColumnSums.AddMultiple(along, -influence[j], scores.Slice(j * rows.Count, rows.Count));

        return along;
    }

    // m: Σ(1 − π)u/π over Σ(1 − π) of the row's stratum.
    private ReadOnlySpan<double> Centres(bool isFixedSize, ReadOnlySpan<double> residual)
    {
        var centres = Buffer(ref centreOfRows, rows.Count).Span;
        centres.Clear();
        if (!isFixedSize) return centres;
        var count = 1;
        for (var k = 0; k < residual.Length; k++) count = Math.Max(count, rows.Stratum(k) + 1);
        var (sums, chances) = (new double[count], new double[count]);
        for (var k = 0; k < residual.Length; k++)
        {
            var certainty = 1 - rows.Probability[k];
            sums[rows.Stratum(k)] += certainty * residual[k] / rows.Probability[k];
            chances[rows.Stratum(k)] += certainty;
        }

        for (var k = 0; k < centres.Length; k++)
        {
            var stratum = rows.Stratum(k);
            centres[k] = chances[stratum] > 0 ? sums[stratum] / chances[stratum] : 0;
        }

        return centres;
    }
}
