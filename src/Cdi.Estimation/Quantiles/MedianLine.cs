namespace Cdi.Estimation.Quantiles;

/// <summary>The line y = a + bx with the least sum of absolute residuals, by the steps of Barrodale and Roberts (1973) from a = b = 0.</summary>
/// <remarks>Of several such lines the one where these steps end: <see cref="QuantileSolver"/> may find another, and the density of `quantreg` is the slope of
/// this one.</remarks>
internal sealed class MedianLine
{
    private const double Rounding = 1e-9;
    private readonly double[][] rows;
    private readonly double[] outcome;
    private readonly int[] signs;
    private readonly double[] change;
    private readonly List<int> members = [];
    private double intercept;
    private double slope;

    private MedianLine(double[] places, double[] values)
    {
        (outcome, rows) = (values, [.. places.Select(place => new[] { 1, place })]);
        (signs, change) = (Array.ConvertAll(values, value => value < 0 ? -1 : 1), new double[values.Length]);
    }

    /// <summary>The slope; null where all places are alike.</summary>
    /// <param name="places">x; at least two.</param>
    /// <param name="values">y.</param>
    public static double? SlopeOf(double[] places, double[] values)
    {
        var line = new MedianLine(places, values);
        if (Array.TrueForAll(places, place => place == places[0])) return null;
        line.Enter();
        line.Exchange();
        return line.slope;
    }

    // First each coefficient takes a row, the one with the larger derivative before the other.
    private void Enter()
    {
        List<int> left = [0, 1];
        while (left.Count > 0)
        {
            var (best, steepest, direction) = (-1, 0.0, default((double, double)));
            foreach (var j in left)
            {
                var along = Along(j);
                SetChange(along);
                var derivative = Derivative();
                if (best >= 0 && Math.Abs(derivative) <= Math.Abs(steepest)) continue;
                (best, steepest, direction) = (j, derivative, along);
            }

            if (steepest > 0) direction = (-direction.Item1, -direction.Item2);
            SetChange(direction);
            members.Add(Move(direction, -Math.Abs(steepest), 1e-12));
            left.Remove(best);
        }
    }

    // Along one coefficient, the other so that the row it has stays on the line.
    private (double, double) Along(int coefficient)
    {
        var other = members.Count == 0 ? 0 : -rows[members[0]][coefficient] / rows[members[0]][1 - coefficient];
        return coefficient == 0 ? (1, other) : (other, 1);
    }

    private void Exchange()
    {
        for (var step = 0; step < 100 * rows.Length; step++)
        {
            var determinant = rows[members[1]][1] - rows[members[0]][1];
            var (best, up, steepest, direction) = (-1, 0, 0.0, default((double, double)));
            for (var j = 0; j < 2; j++)
            {
                var (a, b) = j == 0 ? (rows[members[1]][1] / determinant, -1 / determinant) : (-rows[members[0]][1] / determinant, 1 / determinant);
                foreach (var side in (int[])[1, -1])
                {
                    SetChange((-side * a, -side * b));
                    var derivative = Derivative() + 1;
                    if (derivative < -Rounding && derivative < steepest) (best, up, steepest, direction) = (j, side, derivative, (-side * a, -side * b));
                }
            }

            if (best < 0) return;
            SetChange(direction);
            var entering = Move(direction, steepest, Rounding);
            signs[members[best]] = up;
            members[best] = entering;
        }
    }

    private void SetChange((double A, double B) along)
    {
        for (var i = 0; i < rows.Length; i++) change[i] = -(along.A + (along.B * rows[i][1]));
    }

    private double Derivative()
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
            if (!members.Contains(i)) sum += signs[i] * change[i];
        return sum;
    }

    // As far as the sum falls: to the first row at which it does not.
    private int Move((double A, double B) along, double derivative, double rounding)
    {
        var points = Enumerable.Range(0, rows.Length).Where(i => !members.Contains(i) && signs[i] * change[i] < -1e-12)
            .Select(i => (At: -(outcome[i] - intercept - (slope * rows[i][1])) / change[i], Row: i)).Order().ToList();
        var last = points[0];
        foreach (var point in points)
        {
            last = point;
            derivative += 2 * Math.Abs(change[point.Row]);
            if (derivative >= -rounding) break;
            signs[point.Row] = -signs[point.Row];
        }

        (intercept, slope) = (intercept + (last.At * along.A), slope + (last.At * along.B));
        return last.Row;
    }
}
