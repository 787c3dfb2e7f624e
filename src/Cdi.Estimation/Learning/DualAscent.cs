using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Learning;

/// <summary>Fits scores that are linear in the features of rows with a ridge penalty: several fits at once, each to labels of other folds, as columns side
/// by side.</summary>
/// <remarks>
/// <para>The objective is Σ w ℓ + ½ κ ‖β‖², weights summing to Kish's effective number of labels, so that κ is in labels’ worth of information whatever the
/// weights. Constants, the scores at the mean x̄ of the rows, are free but for one label of pseudo-data spread evenly over the classes. A number is fitted in
/// units of the standard deviation of the labels.</para>
/// <para>At the minimum β = Σ wα(x − x̄)/κ with α = −ℓ′ at the row's scores. Passes visit the rows in a random order that is the same for every fit and solve
/// for the α of one row given the others (dual coordinate ascent: Shalev-Shwartz and Zhang, 2013; Yu, Huang and Lin, 2011), constants by a Newton step after
/// each pass. Of rows of length 1, passes needed grow with the logarithm of the accuracy times 1 + 1/(4κ), whatever their number.</para>
/// <para>A fit ends by itself, after the same passes whatever stands beside it.</para>
/// </remarks>
internal sealed class DualAscent
{
    // What a row's α moves in a pass, in the mean square, and what the constants would move it: a tenth of what a report can show of a probability.
    private const double Tolerance = 1e-3;
    private const int MostPasses = 500;
    private const int RowsBetweenChecks = 4096;

    private readonly LearningRows rows;
    private readonly ResponseModel response;
    private readonly IReadOnlyList<int> foldOf;
    private readonly LearningPath[] paths;
    private readonly double[] penalties;
    private readonly double[] totalWeights;
    private readonly double[] units;
    private readonly double[] centres;
    private readonly int[] passes;
    private readonly int width;
    private readonly int panels;
    private readonly Panel[] sums;
    private readonly Panel[] duals;
    private readonly Panel[] shares;
    private readonly Columns state;
    private readonly int[] order;

    /// <summary>Prepares fits.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="foldOf">m; the fold of each.</param>
    /// <param name="response">What scores say.</param>
    /// <param name="paths">The fits; <see cref="FitsAtOnce"/> at most.</param>
    /// <param name="penalties">κ of each fit of a path, the strongest first.</param>
    public DualAscent(LearningRows rows, IReadOnlyList<int> foldOf, ResponseModel response, LearningPath[] paths, ReadOnlySpan<double> penalties)
    {
        (this.rows, this.foldOf, this.response, this.paths, this.penalties, width) = (rows, foldOf, response, paths, penalties.ToArray(), response.Width);
        panels = ((paths.Length * width) + LaneSums.Lanes - 1) / LaneSums.Lanes;
        (sums, duals) = (Panels(rows.FeatureCount), Panels(rows.Rows.Length));
        shares = Panels(foldOf.DefaultIfEmpty().Max() + 1);
        state = new(panels * LaneSums.Lanes);
        (totalWeights, units, centres, passes) = (new double[paths.Length], new double[paths.Length], new double[paths.Length], new int[paths.Length]);
        order = new int[rows.Rows.Length];
        for (var lane = 0; lane < paths.Length; lane++) Begin(lane);
    }

    /// <summary>Paths of one object.</summary>
    /// <param name="response">What scores say.</param>
    public static int FitsAtOnce(ResponseModel response) => Math.Max(1, LaneSums.Lanes / response.Width);

    /// <summary>Makes every fit of every path.</summary>
    /// <param name="seed">Seed of the order in which rows are visited.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Run(ulong seed, CancellationToken cancellation)
    {
        for (var pass = 0; paths.Any(path => !path.IsDone); pass++)
        {
            Shuffle(seed, pass);
            state.StartPass();
            for (var i = 0; i < order.Length; i++)
            {
                if (i % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
                Visit(order[i]);
            }

            int[] ended = [.. Enumerable.Range(0, paths.Length).Where(lane => !paths[lane].IsDone && Ends(lane))];
            if (ended.Length > 0) Keep(ended, cancellation);
        }
    }

    private Panel[] Panels(int count) => [.. Enumerable.Range(0, panels).Select(_ => new Panel(count))];

    private void Begin(int lane)
    {
        var (total, sum, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < foldOf.Count; i++)
        {
            if (!paths[lane].Knows(foldOf[i])) continue;
            (total, sum, squares) = (total + rows.Weights[i], sum + (rows.Weights[i] * rows.Labels[i]), squares + (rows.Weights[i] * rows.Weights[i]));
        }

        var share = squares > 0 ? total / squares : 0;
        totalWeights[lane] = share * total;
        (centres[lane], units[lane]) = response.IsNumber ? Scale(lane, total, sum) : (0, 1);
        for (var fold = 0; fold <= foldOf.DefaultIfEmpty().Max(); fold++) Fill(shares, fold, lane, paths[lane].Knows(fold) ? share : 0);
        Turn(lane);
        response.Begin(Counts(lane, share), state.Constants.AsSpan(lane * width, width));
    }

    private (double Centre, double Unit) Scale(int lane, double total, double sum)
    {
        var (centre, squares) = (total > 0 ? sum / total : 0, 0.0);
        for (var i = 0; i < foldOf.Count; i++)
        {
            if (paths[lane].Knows(foldOf[i])) squares += rows.Weights[i] * (rows.Labels[i] - centre) * (rows.Labels[i] - centre);
        }

        return (centre, squares > 0 ? Math.Sqrt(squares / total) : 1);
    }

    private double[] Counts(int lane, double share)
    {
        var counts = new double[Math.Max(2, width)];
        for (var i = 0; !response.IsNumber && i < foldOf.Count; i++)
        {
            if (paths[lane].Knows(foldOf[i])) counts[(int)rows.Labels[i]] += share * rows.Weights[i];
        }

        return counts;
    }

    private void Fill(Panel[] panel, int row, int lane, double value)
    {
        for (var column = lane * width; column < (lane + 1) * width; column++)
            panel[column / LaneSums.Lanes][row][column % LaneSums.Lanes] = value;
    }

    /// <summary>Turns a fit to the next penalty; done, it knows no row any more.</summary>
    private void Turn(int lane)
    {
        passes[lane] = 0;
        if (!paths[lane].IsDone) state.Reciprocals.AsSpan(lane * width, width).Fill(1 / penalties[paths[lane].Level]);
        for (var fold = 0; paths[lane].IsDone && fold <= foldOf.DefaultIfEmpty().Max(); fold++) Fill(shares, fold, lane, 0);
    }

    private void Shuffle(ulong seed, int pass)
    {
        var random = new CounterRandom(seed, RandomPurpose.Learning, pass);
        for (var i = 0; i < order.Length; i++)
        {
            var place = random.Index(new((ulong)i), i + 1);
            (order[i], order[place]) = (order[place], i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Visit(int position)
    {
        var isKnown = false;
        Score(position, state.Scores);
        for (var panel = 0; panel < panels; panel++)
        {
            var first = panel * LaneSums.Lanes;
            var weight = Vector512.Create(rows.Weights[position]) * Vector512.Create<double>(shares[panel][foldOf[position]]);
            isKnown |= Vector512.GreaterThanAny(weight, Vector512<double>.Zero);
            var dual = Vector512.Create<double>(duals[panel][position]);
            var stiffness = weight * Vector512.Create(rows.Lengths[position]) * Columns.At(state.Reciprocals, first);
            (Columns.At(state.Scores, first) - (stiffness * dual)).CopyTo(state.Scores, first);
            stiffness.CopyTo(state.Stiffness, first);
            weight.CopyTo(state.Weights, first);
            dual.CopyTo(state.Duals, first);
        }

        if (!isKnown) return;
        Labels(position);
        response.Solve(new(state.Scores, state.Stiffness, state.Labels, state.Weights), state.Duals, state.Slopes);
        for (var panel = 0; panel < panels; panel++)
        {
            var added = state.Take(panel * LaneSums.Lanes, duals[panel][position], rows.CentreProducts[position]);
            sums[panel].Add(rows.FeaturesOf(position), rows.ValuesOf(position), added);
        }
    }

    private void Score(int position, double[] scores)
    {
        for (var panel = 0; panel < panels; panel++)
        {
            var first = panel * LaneSums.Lanes;
            var product = sums[panel].Product(rows.FeaturesOf(position), rows.ValuesOf(position));
            state.Score(first, product, rows.CentreProducts[position] - rows.CentreLength).CopyTo(scores, first);
        }
    }

    private void Labels(int position)
    {
        for (var lane = 0; lane < paths.Length; lane++)
            state.Labels.AsSpan(lane * width, width).Fill((rows.Labels[position] - centres[lane]) / units[lane]);
    }

    private bool Ends(int lane)
    {
        var (first, squares) = (lane * width, 0.0);
        for (var column = first; column < first + width; column++) squares += state.Squares[column];
        var gradient = response.Move(
            state.Totals.AsSpan(first, width), state.Curvatures.AsSpan(first, width), state.Constants.AsSpan(first, width));
        var total = totalWeights[lane];
        return ++passes[lane] >= MostPasses || (squares <= Tolerance * Tolerance * total && gradient <= Tolerance * total) || total == 0;
    }

    private void Keep(int[] lanes, CancellationToken cancellation)
    {
        foreach (var lane in lanes) paths[lane].Add(FitOf(lane));
        for (var position = 0; position < foldOf.Count; position++)
        {
            if (position % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            var fold = foldOf[position];
            if (lanes.All(lane => paths[lane].Knows(fold))) continue;
            Score(position, state.Scores);
            foreach (var lane in lanes.Where(lane => !paths[lane].Knows(fold)))
            {
                var loss = response.Loss(state.Scores.AsSpan(lane * width, width), (rows.Labels[position] - centres[lane]) / units[lane]);
                var weighed = rows.Weights[position] * loss * units[lane] * units[lane];
                if (fold == paths[lane].First) paths[lane].Fits[^1].LossOfFirst += weighed;
                else paths[lane].Fits[^1].LossOfSecond += weighed;
            }
        }

        foreach (var lane in lanes) Turn(lane);
    }

    private LearningFit FitOf(int lane)
    {
        var weighed = new double[foldOf.Count * width];
        for (var i = 0; i < foldOf.Count; i++)
        {
            for (var k = 0; k < width; k++)
            {
                var (panel, column) = Math.DivRem((lane * width) + k, LaneSums.Lanes);
                weighed[(i * width) + k] = rows.Weights[i] * shares[panel][foldOf[i]][column] * duals[panel][i][column];
            }
        }

        return new(weighed, state.Constants.AsSpan(lane * width, width).ToArray(), penalties[paths[lane].Level], centres[lane], units[lane]);
    }
}
