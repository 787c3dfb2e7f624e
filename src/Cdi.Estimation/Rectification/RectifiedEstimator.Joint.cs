using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>What units contribute to a target, by which targets of several estimands are correlated (statistics.md §3, one product in the place of each
/// square).</content>
internal sealed partial class RectifiedEstimator
{
    private JointInfluence JointInfluenceOf(EstimationRequest request, Solution solution, Target target, double[] influence, RowGroups? summed)
    {
        if (request.IsCorpusTarget) return OfDrawnRows(request, solution, influence, _ => 1);
        var deviations = target.Averages is { IsSampled: true } averages ? averages.Deviations(solution.Solver.Parameters) : null;
        if (request.Survey is { } design) return OfSurvey(request, solution, influence, deviations, design);
        if (summed is { AreClusters: true })
        {
            var units = new List<(double Sign, double[] Of)> { (1, OfClusters(request, solution, influence, deviations, summed)) };
            if (summed.Crossed is var (second, both))
            {
                units.Add((1, OfClusters(request, solution, influence, deviations, second)));
                units.Add((-1, OfClusters(request, solution, influence, deviations, both)));
            }

            return new(ReadOnlyMemory<int>.Empty, []) { Units = units };
        }

        if (summed is null && (request.Sample.IsFixedSize || rows.Calibrated is not null) && request.Options.Form != MomentForm.PredictionOnly)
            return OfDrawnRows(request, solution, influence, _ => 1) with { Units = [(1, OfHumanScores(request, solution, influence, deviations))] };
        var along = AlongRows(request, solution, influence);
        var mean = along.Average();
        for (var row = 0; row < along.Length; row++) along[row] = (along[row] - mean - (deviations?[row] ?? 0)) / along.Length;
        return new(ReadOnlyMemory<int>.Empty, []) { Units = [(1, along)] };
    }

    // As DrawCovariance has it: √(1 − π)(u/π − B), with the factor of its group.
    private JointInfluence OfDrawnRows(EstimationRequest request, Solution solution, double[] influence, Func<int, double> fraction)
    {
        var along = Projected(ResidualScores(solution), rows.Count, influence).ToArray();
        var (of, isFixedSize, centred) = (new double[along.Length], request.Sample.IsFixedSize, new DrawGroups(1));
        for (var k = 0; k < along.Length; k++) along[k] *= Math.Sqrt(fraction(rows.Index.Span[k]));
        if (isFixedSize)
        {
            centred.Form(rows);
            centred.Centre(rows, along);
        }

        for (var k = 0; k < along.Length; k++)
        {
            var probability = rows.Probability[k];
            var group = isFixedSize ? centred.Of(rows, k) : -1;
            var hasCentre = group >= 0 && centred.IsCentred(group);
            var factor = DrawGroups.Spare(probability) * (hasCentre ? centred.Correction(group) : 1);
            of[k] = Math.Sqrt(factor) * ((along[k] / probability) - (hasCentre ? centred.Centre(group)[0] : 0)) / request.Sample.Rows;
        }

        return new(rows.Index, of);
    }

    // The part of the population where sizes were fixed before the draw: human scores with weights 1/π, about their mean.
    private double[] OfHumanScores(EstimationRequest request, Solution solution, double[] influence, double[]? deviations)
    {
        var along = Projected(rows.Scores(solution.Solver.Parameters), rows.Count, influence);
        var (weight, sum) = (0.0, 0.0);
        for (var k = 0; k < along.Length; k++)
        {
            weight += rows.WeightInVariance(k);
            sum += along[k] * rows.WeightInVariance(k);
        }

        // By the number of its row, since estimands need not share their labelled rows.
        var of = new double[request.Sample.Rows];
        for (var k = 0; k < along.Length; k++)
        {
            var row = rows.Index.Span[k];
            var own = along[k] - (sum / weight) - (deviations?[row] ?? 0);
            of[row] = own * Math.Sqrt(rows.WeightInVariance(k) / (weight * request.Sample.Rows));
        }

        return of;
    }

    private double[] OfClusters(EstimationRequest request, Solution solution, double[] influence, double[]? deviations, RowGroups over)
    {
        var clusters = over.Of ?? throw new InvalidOperationException("Clusters have numbers.");
        var of = Summed(request, solution, influence, clusters, over.Total);
        if (deviations is not null)
        {
            var moved = SumsOver(clusters, over.Total, deviations);
            for (var cluster = 0; cluster < of.Length; cluster++) of[cluster] -= moved[cluster];
        }

        for (var cluster = 0; cluster < of.Length; cluster++) of[cluster] /= solution.Equation.Divisor;
        return of;
    }

    private double[] Summed(EstimationRequest request, Solution solution, double[] influence, IRowValues<int> codes, int total)
    {
        var (sums, of) = (new double[(long)total * size], new double[total]);
        solution.Equation.AddScores(solution.Solver.Parameters, codes, sums);
        AddKnown(request, solution, codes, sums);
        for (var code = 0; code < total; code++) of[code] = SquareMatrix.Dot(influence, sums.AsSpan(code * size, size));
        return of;
    }

    // Units of a sample about the mean of their stratum, and the draw of labels within strata of which a share was sampled.
    private JointInfluence OfSurvey(EstimationRequest request, Solution solution, double[] influence, double[]? deviations, SurveyDesign design)
    {
        var sums = strata.SumsOfMoments(
            solution.Equation, solution.Solver.Parameters, design, (codes, known) => AddKnown(request, solution, codes, known));
        var moved = deviations is null ? null : StratifiedCovariance.Sums(deviations, design);
        var (of, centres) = (new double[design.UnitCount], new double[design.StratumCount]);
        for (var unit = 0; unit < of.Length; unit++)
        {
            of[unit] = SquareMatrix.Dot(influence, sums.AsSpan(unit * size, size)) - (moved?[unit] ?? 0);
            centres[design.StratumOf(unit)] += of[unit] / design.SizeOf(design.StratumOf(unit));
        }

        for (var unit = 0; unit < of.Length; unit++)
        {
            var stratum = design.StratumOf(unit);
            var (units, left) = (design.SizeOf(stratum), 1 - design.FractionOf(stratum));
            of[unit] = left <= 0 || units < 2 ? 0
                : (of[unit] - centres[stratum]) * Math.Sqrt(left * units / (units - 1.0)) / solution.Equation.Divisor;
        }

        var drawn = design.HasFractions && request.Options.Form != MomentForm.PredictionOnly
            ? OfDrawnRows(request, solution, influence, design.FractionOfRow)
            : new JointInfluence(ReadOnlyMemory<int>.Empty, []);
        return drawn with { Units = [(1, of)] };
    }
}
