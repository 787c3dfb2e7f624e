using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <content>What resampled rows themselves say of the variance of a target.</content>
internal sealed partial class RectifiedEstimator
{
    private (double Own, double[] OfReplicates) ResampledVariances(
        EstimationRequest request, Solution solution, Target target, Spread spread, RowGroups? summed)
    {
        var units = UnitsOf(request, summed);
        var (once, counts) = (new double[request.Sample.Rows], new double[request.Sample.Rows]);
        Array.Fill(once, 1);
        var found = new double[spread.Replicates.Count];
        for (var place = 0; place < found.Length; place++)
        {
            spread.Counted?.Invoke(place).Read(0, counts);
            found[place] = VarianceOf(solution.Equation, target, spread.Replicates[place], counts, units);
        }

        return (VarianceOf(solution.Equation, target, solution.Solver.Parameters, once, units), found);
    }

    // The unit of each row, and the cell of each unit whose size resampling keeps.
    private static (int[]? Of, int[] Cells) UnitsOf(EstimationRequest request, RowGroups? summed)
    {
        if (summed is not { AreClusters: true, Of: { } clusterOf })
            return (null, ResamplingCells.Of(request.Sample, request.Sample.IsFixedSize && request.Options.Form != MomentForm.PredictionOnly));
        var of = new int[request.Sample.Rows];
        clusterOf.Read(0, of);
        return (of, new int[summed.Total]);
    }

    // Σ c a² − (Σ c a)²/Σ c within cells, a = hᵀm of a unit less what it moves averages over rows, h = H⁻¹∇τ; H, m and averages those of the rows as counted.
    // The only unit of a cell is that of an independent draw.
    private static double VarianceOf(IMoments equation, Target target, double[] parameters, double[] counts, (int[]? Of, int[] Cells) units)
    {
        var size = parameters.Length;
        var (score, hessian, influence, factor) = (new double[size], new double[size * size], new double[size], new CholeskyFactor(size));
        equation.Counted(new RowValues<double>(counts)).Evaluate(parameters, score, hessian);
        if (!factor.TryFactor(hessian)) return double.NaN;
        target.Gradient(parameters, influence);
        factor.Solve(influence);
        var sums = new AlongSums[counts.Length];
        equation.AddAlong(parameters, influence, new EachRow(), sums);
        double[] along = [.. sums.Select(each => each.Sum)];
        if (target.Averages is { IsSampled: true } averages)
        {
            var deviations = averages.Deviations(parameters, counts);
            for (var row = 0; row < along.Length; row++) along[row] -= deviations[row];
        }

        var times = units.Of is null ? counts : new double[units.Cells.Length];
        if (units.Of is { } of)
        {
            var ofUnits = new double[times.Length];
            for (var row = 0; row < along.Length; row++) (ofUnits[of[row]], times[of[row]]) = (ofUnits[of[row]] + along[row], counts[row]);
            along = ofUnits;
        }

        return OverCells(along, times, units.Cells) / ((double)equation.Divisor * equation.Divisor);
    }

    private static double OverCells(double[] along, double[] times, int[] cells)
    {
        var sums = new (double Units, double Times, double Sum, double Squares)[cells.DefaultIfEmpty(-1).Max() + 1];
        for (var unit = 0; unit < along.Length; unit++)
        {
            ref var cell = ref sums[cells[unit]];
            cell = (cell.Units + 1, cell.Times + times[unit], cell.Sum + (times[unit] * along[unit]),
                cell.Squares + (times[unit] * along[unit] * along[unit]));
        }

        return sums.Sum(cell => cell.Units > 1 && cell.Times > 0 ? cell.Squares - (cell.Sum * cell.Sum / cell.Times) : cell.Squares);
    }
}
