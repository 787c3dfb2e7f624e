namespace Cdi.Estimation.Multiplicity;

/// <summary>Correlated statistics as sums Lx of independent normals, in an order in which each brings in as much as it can; those that follow from others
/// bring in none, and bound the last that they hold (Genz and Kwong 2000).</summary>
internal sealed class TriangularForm
{
    // What is left of a variance of 1 below this is rounding.
    private const double Rounding = 1e-9;

    private readonly double[][] rows;
    private readonly int[][] bounding;

    private TriangularForm(double[][] rows, int[][] bounding, double leastPivot)
    {
        (this.rows, this.bounding, LeastPivot) = (rows, bounding, leastPivot);
    }

    /// <summary>How many independent normals there are.</summary>
    public int Rank => bounding.Length;

    /// <summary>The smallest deviation that a statistic has when those before it are known, of those that are not determined by them.</summary>
    public double LeastPivot { get; }

    /// <summary>The form of a correlation matrix.</summary>
    /// <param name="correlation">k × k; a matrix that is not positive semidefinite within rounding has its negative part left out.</param>
    /// <param name="count">k.</param>
    public static TriangularForm Of(double[] correlation, int count)
    {
        var (left, rows, order) = (correlation.AsSpan().ToArray(), new double[count][], Enumerable.Range(0, count).ToList());
        for (var i = 0; i < count; i++) rows[i] = new double[count];
        var (rank, least) = (0, 1.0);
        while (order.Count > 0)
        {
            var pivot = order.MaxBy(row => left[(row * count) + row]);
            var variance = left[(pivot * count) + pivot];
            if (variance <= Rounding) break;
            var root = Math.Sqrt(variance);
            least = Math.Min(least, root);
            order.Remove(pivot);
            rows[pivot][rank] = root;
            foreach (var row in order) rows[row][rank] = left[(row * count) + pivot] / root;
            foreach (var row in order)
            {
                foreach (var column in order) left[(row * count) + column] -= rows[row][rank] * rows[column][rank];
            }

            rank++;
        }

        var last = rows.Select(row => Array.FindLastIndex(row, value => Math.Abs(value) > Rounding)).ToArray();
        var bounding = Enumerable.Range(0, rank).Select(step => Enumerable.Range(0, count).Where(row => last[row] == step).ToArray()).ToArray();
        return new([.. rows.Select(row => row[..rank])], bounding, least);
    }

    /// <summary>Between which values the normal of a step may lie.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="before">x of the steps before it.</param>
    /// <param name="bound">c.</param>
    /// <param name="isTwoSided">Whether −c bounds statistics as well.</param>
    /// <returns>Equal ends where there are none.</returns>
    public (double Least, double Most) Limits(int step, ReadOnlySpan<double> before, double bound, bool isTwoSided)
    {
        var (least, most) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var row in bounding[step])
        {
            var (coefficients, known) = (rows[row], 0.0);
            for (var j = 0; j < step; j++) known += coefficients[j] * before[j];
            var slope = coefficients[step];
            var (one, other) = ((bound - known) / slope, isTwoSided ? (-bound - known) / slope : Math.CopySign(double.PositiveInfinity, -slope));
            least = Math.Max(least, Math.Min(one, other));
            most = Math.Min(most, Math.Max(one, other));
        }

        return most > least ? (least, most) : (0, 0);
    }

    /// <summary>Adds the values of the last normal but one at which another statistic begins to bound the last one.</summary>
    /// <param name="before">x of the steps before it.</param>
    /// <param name="bound">c.</param>
    /// <param name="isTwoSided">Whether −c bounds statistics as well.</param>
    /// <param name="turns">Where they are added; some may lie outside its limits.</param>
    public void AddTurns(ReadOnlySpan<double> before, double bound, bool isTwoSided, List<double> turns)
    {
        var (last, lines) = (Rank - 1, new List<(double At, double Slope)>());
        foreach (var row in bounding[last])
        {
            var (coefficients, known) = (rows[row], 0.0);
            for (var j = 0; j < last - 1; j++) known += coefficients[j] * before[j];
            var slope = -coefficients[last - 1] / coefficients[last];
            lines.Add(((bound - known) / coefficients[last], slope));
            if (isTwoSided) lines.Add(((-bound - known) / coefficients[last], slope));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var turn = (lines[j].At - lines[i].At) / (lines[i].Slope - lines[j].Slope);
                if (double.IsFinite(turn)) turns.Add(turn);
            }
        }
    }
}
