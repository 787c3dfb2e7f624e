namespace Cdi.Estimation.Prediction;

/// <summary>Grows trees of two levels by the gain of penalised Newton steps, on histograms; buffers are reused.</summary>
/// <param name="bins">The rows.</param>
/// <param name="prior">Curvature added to every leaf.</param>
/// <param name="leafLabels">Weight that a leaf holds at least.</param>
internal sealed class TreeGrower(RowBins bins, double prior, double leafLabels)
{
    // A gain below this is rounding.
    private const double LeastGain = 1e-10;

    private readonly Cell[] cells = new Cell[2 * bins.Facts * (RowBins.Most + 1)];
    private byte[] leaves = [];

    /// <summary>The leaf of a row in the tree grown last, 0 to 3.</summary>
    public int LeafOf(int row) => leaves[row];

    /// <summary>Grows one tree.</summary>
    /// <param name="slopes">Minus the gradient of each row's loss, weights included.</param>
    /// <param name="curvatures">Its second derivative, weights included.</param>
    /// <param name="weights">Labels that each row stands for.</param>
    /// <param name="rate">The part of a leaf's Newton step that is taken.</param>
    /// <param name="tree">The tree.</param>
    /// <returns>False where no split gains anything.</returns>
    public bool TryGrow(
        ReadOnlySpan<double> slopes, ReadOnlySpan<double> curvatures, ReadOnlySpan<double> weights, double rate, out Tree tree)
    {
        if (leaves.Length < bins.RowCount) leaves = new byte[bins.RowCount + (bins.RowCount / 8)];
        leaves.AsSpan(0, bins.RowCount).Clear();
        tree = new Tree { Root = Split.None, Low = Split.None, High = Split.None };
        Count(1, slopes, curvatures, weights);
        tree.Root = Best(0);
        if (tree.Root.Fact < 0) return false;
        Divide(tree.Root, tree.Root, 1);
        Count(2, slopes, curvatures, weights);
        (tree.Low, tree.High) = (Best(0), Best(1));
        for (var i = 0; i < bins.RowCount; i++) leaves[i] *= 2;
        Divide(tree.Low, tree.High, 1);
        (tree.LowLow, tree.LowHigh, tree.HighLow, tree.HighHigh) = (0, 0, 0, 0);
        Span<Cell> sums = stackalloc Cell[4];
        for (var i = 0; i < bins.RowCount; i++) sums[leaves[i]].Add(slopes[i], curvatures[i], weights[i]);
        (tree.LowLow, tree.LowHigh) = (rate * sums[0].Step(prior), rate * sums[1].Step(prior));
        (tree.HighLow, tree.HighHigh) = (rate * sums[2].Step(prior), rate * sums[3].Step(prior));
        return true;
    }

    /// <summary>Raises the leaf of every row above the split of its side.</summary>
    private void Divide(Split low, Split high, byte by)
    {
        var codes = bins.Codes;
        for (var i = 0; i < bins.RowCount; i++)
        {
            var split = leaves[i] < 2 ? low : high;
            if (split.Fact >= 0 && codes[(i * bins.Facts) + split.Fact] > split.Bin) leaves[i] += by;
        }
    }

    private void Count(int nodes, ReadOnlySpan<double> slopes, ReadOnlySpan<double> curvatures, ReadOnlySpan<double> weights)
    {
        var size = bins.Facts * (RowBins.Most + 1);
        cells.AsSpan(0, nodes * size).Clear();
        var codes = bins.Codes;
        for (var i = 0; i < bins.RowCount; i++)
        {
            var node = cells.AsSpan(leaves[i] * size, size);
            var row = codes.Slice(i * bins.Facts, bins.Facts);
            for (var fact = 0; fact < row.Length; fact++) node[(fact * (RowBins.Most + 1)) + row[fact]].Add(slopes[i], curvatures[i], weights[i]);
        }
    }

    /// <summary>The split of a node that gains most; of equal ones the first fact and the lowest bin.</summary>
    private Split Best(int node)
    {
        var best = Split.None;
        var most = LeastGain;
        for (var fact = 0; fact < bins.Facts; fact++)
        {
            var own = cells.AsSpan(((node * bins.Facts) + fact) * (RowBins.Most + 1), bins.CountOf(fact));
            var total = default(Cell);
            foreach (var cell in own) total.Add(cell.Slope, cell.Curvature, cell.Weight);
            var below = default(Cell);
            for (var bin = 0; bin < own.Length - 1; bin++)
            {
                below.Add(own[bin].Slope, own[bin].Curvature, own[bin].Weight);
                var above = new Cell(total.Slope - below.Slope, total.Curvature - below.Curvature, total.Weight - below.Weight);
                if (below.Weight < leafLabels || above.Weight < leafLabels) continue;
                var gain = below.Gain(prior) + above.Gain(prior) - total.Gain(prior);
                if (gain <= most) continue;
                (best, most) = (new Split(fact, bin, bins.Above(fact, bin)), gain);
            }
        }

        return best;
    }

    /// <summary>Sums over rows of a bin.</summary>
    private struct Cell(double slope, double curvature, double weight)
    {
        public double Slope = slope;
        public double Curvature = curvature;
        public double Weight = weight;

        public void Add(double slope, double curvature, double weight) =>
            (Slope, Curvature, Weight) = (Slope + slope, Curvature + curvature, Weight + weight);

        public readonly double Gain(double prior) => Slope * Slope / (Curvature + prior);

        public readonly double Step(double prior) => Slope / (Curvature + prior);
    }
}
