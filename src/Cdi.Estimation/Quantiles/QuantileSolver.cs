namespace Cdi.Estimation.Quantiles;

/// <summary>Minimises Σ ω ρ_τ(y − xᵀβ) exactly (Koenker and Bassett 1978): a minimum is a plane through d rows, found by descent from one such plane to the
/// next along its edges (Barrodale and Roberts 1973; Koenker and d'Orey 1987).</summary>
/// <remarks>
/// Descent of many rows begins where that of an eighth of them ends, so that few steps are left. Ties are first broken by numbers far below the outcome, which
/// follow from the places of rows in their own order; the last steps are those of the outcome as it is. One solution of one set of rows, in whatever order.
/// </remarks>
internal static class QuantileSolver
{
    private const int FewRows = 2000;
    private const int Part = 8;
    private const double TieBreak = 1e-10;

    /// <summary>The minimum.</summary>
    /// <param name="columns">x, n × d, column-major; finite.</param>
    /// <param name="outcome">y, n; finite.</param>
    /// <param name="weights">ω, n; above 0.</param>
    /// <param name="level">τ, in (0, 1).</param>
    /// <param name="cancellation">Ends the descent.</param>
    /// <returns>Null where fewer than d rows are independent, or rounding leaves no end.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuantileSolution? Solve(
        ReadOnlyMemory<double> columns, ReadOnlyMemory<double> outcome, ReadOnlyMemory<double> weights, double level, CancellationToken cancellation) =>
        Solve(QuantileRows.Of(columns, outcome, weights), level, cancellation);

    /// <summary>The minimum over rows in their own order, which serve several levels.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="level">τ, in (0, 1).</param>
    /// <param name="cancellation">Ends the descent.</param>
    /// <returns>Null where fewer than d rows are independent, or rounding leaves no end.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuantileSolution? Solve(QuantileRows rows, double level, CancellationToken cancellation)
    {
        var scales = ScalesOf(rows);
        if (Array.IndexOf(scales, 0) >= 0 || Plane(rows, level, scales, cancellation) is not { } start) return null;
        var descent = new QuantileDescent(rows, rows.Outcome, level, scales);
        if (!descent.Begin(start.Basis, start.Sides)) return null;
        descent.Run(cancellation);
        if (!descent.IsDone) return null;
        var margin = descent.Margin();
        return new(descent.Plane(), Array.ConvertAll(rows.PlaceOf, descent.ShareOf), descent.Objective(), margin, !descent.HasFlatEdge());
    }

    // With ties broken: members and sides.
    private static (int[] Basis, sbyte[]? Sides)? Plane(QuantileRows rows, double level, double[] scales, CancellationToken cancellation)
    {
        var basis = new QuantileBasis(rows);
        var middle = rows.Outcome.Length == 0 ? 0 : rows.Outcome[Math.Min(rows.Count - 1, (int)(level * rows.Count))];
        if (!basis.Take(Nearest(rows, row => Math.Abs(rows.Outcome[row] - middle)), scales)) return null;
        if (rows.Count > FewRows)
        {
            // Rows that are independent stand for rare levels.
            int[] chosen = [.. Enumerable.Range(0, rows.Count).Where(row => row % Part == 0).Concat(basis.Members).Distinct().Order()];
            var part = rows.Choose(chosen);
            if (Plane(part, level, scales, cancellation) is not var (members, _)) return null;
            var through = new QuantileBasis(part);
            members.CopyTo(through.Members, 0);
            if (!through.Invert()) return null;
            var plane = through.Plane(part.Outcome);
            if (!basis.Take(Nearest(rows, row => Math.Abs(Residual(rows, row, plane))), scales)) return null;
        }

        var amount = TieBreak * rows.Spread;
        double[] moved = [.. rows.Outcome.Select((value, row) => value + (amount * Between(row)))];
        var descent = new QuantileDescent(rows, moved, level, scales);
        if (!descent.Begin(basis.Members, null)) return null;
        descent.Run(cancellation);
        return (descent.Members, descent.Sides);
    }

    private static IEnumerable<int> Nearest(QuantileRows rows, Func<int, double> distance)
    {
        var (keys, order) = (new double[rows.Count], new int[rows.Count]);
        for (var row = 0; row < keys.Length; row++) (keys[row], order[row]) = (distance(row), row);
        Array.Sort(keys, order);
        return order;
    }

    private static double Residual(QuantileRows rows, int row, double[] plane)
    {
        var residual = rows.Outcome[row];
        var at = rows.At(row);
        for (var j = 0; j < plane.Length; j++) residual -= at[j] * plane[j];
        return residual;
    }

    private static double[] ScalesOf(QuantileRows rows)
    {
        var scales = new double[rows.Size];
        for (var row = 0; row < rows.Count; row++)
        {
            var at = rows.At(row);
            for (var j = 0; j < scales.Length; j++) scales[j] = Math.Max(scales[j], Math.Abs(at[j]));
        }

        return scales;
    }

    // A number of [1, 2) that follows from a place: multiples of the golden ratio fill it evenly.
    private static double Between(int row)
    {
        var turn = (row + 1) * 0.6180339887498949;
        return 1 + turn - Math.Floor(turn);
    }
}
