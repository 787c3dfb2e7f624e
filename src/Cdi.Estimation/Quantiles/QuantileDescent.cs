namespace Cdi.Estimation.Quantiles;

/// <summary>Descent of Σ ω ρ_τ(r) from a plane through d rows to the next, each along the edge that falls fastest and as far as it falls.</summary>
/// <param name="rows">The rows.</param>
/// <param name="outcome">y as it is, or with ties broken.</param>
/// <param name="level">τ.</param>
/// <param name="scales">d: a length of each column.</param>
internal sealed partial class QuantileDescent(QuantileRows rows, double[] outcome, double level, double[] scales)
{
    // Beside 1 and beside the sums of which they are differences, shares and slopes are rounded by less.
    private const double RoundingOfShares = 1e-10;
    private const double RoundingOfSums = 1e-14;
    private const double RoundingOfResiduals = 1e-11;
    private const int StepsBetweenSums = 25;

    private readonly int size = rows.Size;
    private readonly QuantileBasis basis = new(rows);
    private readonly double[] residuals = new double[rows.Count];
    private readonly double[] changes = new double[rows.Count];
    private readonly sbyte[] sides = new sbyte[rows.Count];
    private readonly BreakPoints points = new(rows.Count);
    private readonly double[] sums = new double[rows.Size];
    private readonly double[] largest = new double[rows.Size];
    private readonly double[] along = new double[rows.Size];

    /// <summary>Whether the plane is a minimum.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The rows that are interpolated, d.</summary>
    public int[] Members => basis.Members;

    /// <summary>Of each row 1 above the plane, −1 below it and 0 where it is interpolated; rows that lie on the plane by a tie are on either side.</summary>
    public sbyte[] Sides => sides;

    /// <summary>Takes the plane through some rows.</summary>
    /// <param name="members">d independent rows.</param>
    /// <param name="before">On which sides rows on the plane are; null for above.</param>
    /// <returns>Whether there is such a plane.</returns>
    public bool Begin(int[] members, sbyte[]? before)
    {
        members.CopyTo(basis.Members, 0);
        if (!basis.Invert()) return false;
        Measure();
        var rounding = RoundingOfResiduals * rows.Spread;
        for (var row = 0; row < sides.Length; row++)
        {
            sides[row] = Math.Abs(residuals[row]) > rounding || before is null ? (sbyte)(residuals[row] < 0 ? -1 : 1) : before[row] < 0 ? (sbyte)-1 : (sbyte)1;
        }

        foreach (var member in basis.Members) sides[member] = 0;
        Sum();
        return true;
    }

    /// <summary>β.</summary>
    public double[] Plane() => basis.Plane(outcome);

    /// <summary>How far a row counts as at most xᵀβ.</summary>
    public double ShareOf(int row)
    {
        if (sides[row] != 0) return sides[row] < 0 ? 1 : 0;
        var member = Array.IndexOf(basis.Members, row);
        return Math.Clamp(level + (along[member] / rows.Weights[row]), 0, 1);
    }

    /// <summary>The smallest distance of a share of an interpolated row from 0 and 1.</summary>
    public double Margin() => basis.Members.Select(ShareOf).Min(share => Math.Min(share, 1 - share));

    /// <summary>Σ ω ρ_τ(r).</summary>
    public double Objective()
    {
        var total = 0.0;
        for (var row = 0; row < residuals.Length; row++) total += rows.Weights[row] * residuals[row] * (residuals[row] < 0 ? level - 1 : level);
        return total;
    }

    /// <summary>Whether an edge neither rises nor falls, and no row on the plane makes it rise.</summary>
    public bool HasFlatEdge()
    {
        var rounding = RoundingOfResiduals * rows.Spread;
        for (var edge = 0; edge < size; edge++)
        {
            var share = ShareOf(basis.Members[edge]);
            if (Math.Min(share, 1 - share) > 1e-9) continue;
            var up = share > 0.5 ? -1 : 1;
            SetChanges(edge, up);
            var isOpen = true;
            for (var row = 0; row < sides.Length && isOpen; row++)
                isOpen = sides[row] == 0 || Math.Abs(residuals[row]) > rounding || changes[row] * sides[row] >= -1e-9 * Reach(row, edge);
            if (isOpen) return true;
        }

        return false;
    }

    // The edge along which the loss falls fastest, or that of the first row of those that fall, and whether its row goes above the plane (1) or below it (−1).
    private (int Edge, int Up, double Slope) Steepest(bool isFirst = false)
    {
        var best = (Edge: -1, Up: 0, Slope: 0.0);
        var bestRate = 0.0;
        for (var edge = 0; edge < size; edge++)
        {
            var (dual, length, reach) = (0.0, 0.0, 0.0);
            for (var k = 0; k < size; k++)
            {
                var part = basis.Inverse[(k * size) + edge];
                dual += part * sums[k];
                reach += Math.Abs(part) * largest[k];
                length += part * part * scales[k] * scales[k];
            }

            along[edge] = dual;
            var weight = rows.Weights[basis.Members[edge]];
            var (above, below) = ((weight * level) + dual, (weight * (1 - level)) - dual);
            var (up, slope) = above < below ? (1, above) : (-1, below);
            if (slope >= -((RoundingOfShares * weight) + (RoundingOfSums * reach))) continue;
            var rate = isFirst ? basis.Members[edge] - (double)rows.Count : slope / Math.Sqrt(length);
            if (rate < bestRate) (best, bestRate) = ((edge, up, slope), rate);
        }

        return best;
    }

    private double? Step(int edge, int up, double slope, bool isFirst)
    {
        SetChanges(edge, up);
        points.Clear();
        for (var row = 0; row < sides.Length; row++)
        {
            var towards = -sides[row] * changes[row];
            if (towards > 0 && towards > 1e-13 * Reach(row, edge))
                points.Add(row, Math.Max(0, residuals[row] * sides[row]) / towards, rows.Weights[row] * towards);
        }

        var entering = isFirst ? FirstOnTheWay() : points.FirstAbove(slope);
        if (entering < 0) return null;
        var length = Math.Max(0, residuals[entering] * sides[entering]) / (-sides[entering] * changes[entering]);
        var leaving = basis.Members[edge];
        Add(entering, -Slope(sides[entering]));
        for (var row = 0; row < sides.Length; row++)
        {
            if (sides[row] == 0 || row == entering) continue;
            var (side, before) = (sides[row], residuals[row]);
            residuals[row] += length * changes[row];
            if (-side * changes[row] <= 0 || Math.Max(0, before * side) / (-side * changes[row]) >= length) continue;
            if (-side * changes[row] <= 1e-13 * Reach(row, edge)) continue;
            sides[row] = (sbyte)-side;
            Add(row, Slope(sides[row]) - Slope(side));
        }

        sides[leaving] = (sbyte)up;
        residuals[leaving] = up * length;
        Add(leaving, Slope(sides[leaving]));
        (sides[entering], residuals[entering]) = (0, 0);
        basis.Members[edge] = entering;
        return basis.Invert() ? length : null;
    }

    private double Slope(sbyte side) => side < 0 ? level - 1 : level;

    private void Add(int row, double slope)
    {
        var at = rows.At(row);
        var times = rows.Weights[row] * slope;
        for (var j = 0; j < size; j++) sums[j] += times * at[j];
    }

    // By how much residuals change where that of a member rises by one (up = 1) or falls.
    private void SetChanges(int edge, int up)
    {
        for (var row = 0; row < changes.Length; row++)
        {
            if (sides[row] == 0) continue;
            var at = rows.At(row);
            var change = 0.0;
            for (var j = 0; j < size; j++) change += at[j] * basis.Inverse[(j * size) + edge];
            changes[row] = up * change;
        }
    }

    private double Reach(int row, int edge)
    {
        var at = rows.At(row);
        var reach = 0.0;
        for (var j = 0; j < size; j++) reach += Math.Abs(at[j] * basis.Inverse[(j * size) + edge]);
        return reach;
    }

    private bool Refresh()
    {
        Measure();
        Sum();
        return Steepest().Edge >= 0;
    }

    private void Measure()
    {
        var plane = basis.Plane(outcome);
        for (var row = 0; row < residuals.Length; row++)
        {
            var at = rows.At(row);
            var residual = outcome[row];
            for (var j = 0; j < size; j++) residual -= at[j] * plane[j];
            residuals[row] = residual;
        }

        foreach (var member in basis.Members) residuals[member] = 0;
    }

    private void Sum()
    {
        Array.Clear(sums);
        Array.Clear(largest);
        for (var row = 0; row < sides.Length; row++)
        {
            if (sides[row] == 0) continue;
            Add(row, Slope(sides[row]));
            var at = rows.At(row);
            for (var j = 0; j < size; j++) largest[j] += rows.Weights[row] * Math.Abs(at[j]);
        }
    }
}
