using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <content>How skewed the contributions of the units are that a bootstrap resamples.</content>
internal sealed partial class RectifiedEstimator
{
    // Efron (1987): Σu³/(6(Σu²)^1.5), u the influence of a unit on the target, centred within the cells that resampling keeps. Sign: θ̂ moves by −hᵀ of a
    // moment.
    private double Acceleration(EstimationRequest request, Solution solution, double[] influence, RowGroups? summed, double[]? ofRows)
    {
        var (second, third) = (0.0, 0.0);
        foreach (var cell in summed is { AreClusters: true, Of: { } clusterOf }
            ? [OfClusters(solution, influence, clusterOf, summed.Total, ofRows)]
            : ofRows is null ? OfCells(request, solution, influence) : OfCells(request, solution, influence, ofRows))
        {
            if (cell.Count == 0) continue;
            var mean = cell.Sum / cell.Count;
            second += cell.Squares - (mean * cell.Sum);
            third += cell.Cubes - (3 * mean * cell.Squares) + (2 * mean * mean * cell.Sum);
        }

        return second > 0 ? -third / (6 * Math.Pow(second, 1.5)) : 0;
    }

    private static AlongSums OfClusters(Solution solution, double[] influence, IRowValues<int> clusterOf, int total, double[]? ofRows)
    {
        var (sums, result) = (new double[(long)total * influence.Length], default(AlongSums));
        solution.Equation.AddScores(solution.Solver.Parameters, clusterOf, sums);
        var moved = ofRows is null ? new double[total] : SumsOver(clusterOf, total, ofRows);
        for (var cluster = 0; cluster < total; cluster++)
            result.Add(SquareMatrix.Dot(influence, sums.AsSpan(cluster * influence.Length, influence.Length)) - moved[cluster]);
        return result;
    }

    // Of a target that averages over rows, each row moves the averages too.
    private AlongSums[] OfCells(EstimationRequest request, Solution solution, double[] influence, double[] ofRows)
    {
        var cells = ResamplingCells.Of(request.Sample, request.Sample.IsFixedSize && request.Options.Form != MomentForm.PredictionOnly);
        var sums = new AlongSums[cells.DefaultIfEmpty(-1).Max() + 1];
        var along = AlongRows(request, solution, influence);
        for (var row = 0; row < cells.Length; row++) sums[cells[row]].Add(along[row] - ofRows[row]);
        return sums;
    }

    private static AlongSums[] OfCells(EstimationRequest request, Solution solution, double[] influence)
    {
        var fixesSizes = request.Sample.IsFixedSize && request.Options.Form != MomentForm.PredictionOnly;
        var cells = ResamplingCells.Of(request.Sample, fixesSizes);
        var sums = new AlongSums[cells.DefaultIfEmpty(-1).Max() + 1];
        solution.Equation.AddAlong(solution.Solver.Parameters, influence, new RowValues<int>(cells), sums);

        // Rows that do not enter the equation contribute 0 to it; they are in the one cell too.
        if (!fixesSizes && sums.Length == 1) sums[0].Count = solution.Equation.Divisor;
        return sums;
    }
}
