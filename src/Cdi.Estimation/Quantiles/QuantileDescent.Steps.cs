namespace Cdi.Estimation.Quantiles;

/// <content>The order of steps, and when they have arrived.</content>
internal sealed partial class QuantileDescent
{
    // Of the sum of all weights: what shares that are cut to [0, 1] may leave of Σ ω x (share − τ).
    private const double RoundingOfMinimum = 1e-9;

    /// <summary>Descends as far as it goes.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <remarks>Steps of no length change sides of ties alone and could go round for ever. After many of them, or of any, each step takes the first row that
    /// falls and goes to the first row on its way, which never comes round to where it was (Bland 1977).</remarks>
    public void Run(CancellationToken cancellation)
    {
        var (steps, still) = (0L, 0L);
        var most = 1000 + (20L * (rows.Count + size));
        while (steps++ < 2 * most)
        {
            cancellation.ThrowIfCancellationRequested();
            var isFirst = still > 10 * (size + 10) || steps > most;
            var (edge, up, slope) = Steepest(isFirst);
            if (edge < 0)
            {
                if (steps > 1 && Refresh()) continue;
                IsDone = true;
                return;
            }

            if (Step(edge, up, slope, isFirst) is not { } length) return;
            still = length > 0 ? 0 : still + 1;
            if (steps % StepsBetweenSums == 0) Refresh();
        }

        IsDone = IsMinimum();
    }

    /// <summary>Whether Σ ω x (share − τ) is 0 up to rounding: shares beyond 0 and 1 are cut.</summary>
    public bool IsMinimum()
    {
        Refresh();
        var left = new double[size];
        for (var edge = 0; edge < size; edge++)
        {
            var member = basis.Members[edge];
            var cut = (rows.Weights[member] * (ShareOf(member) - level)) - along[edge];
            var at = rows.At(member);
            for (var j = 0; j < size; j++) left[j] += Math.Abs(cut * at[j]);
        }

        for (var j = 0; j < size; j++)
            if (left[j] > RoundingOfMinimum * largest[j]) return false;
        return true;
    }

    // Rows on the plane, up to rounding, are on the way at once.
    private int FirstOnTheWay()
    {
        var entering = -1;
        var least = double.PositiveInfinity;
        var rounding = RoundingOfResiduals * rows.Spread;
        for (var k = 0; k < points.Count; k++)
        {
            var (row, place) = points.At(k);
            if (Math.Abs(residuals[row]) <= rounding) place = 0;
            if (place < least || (place == least && row < entering)) (entering, least) = (row, place);
        }

        if (least == 0) residuals[entering] = 0;
        return entering;
    }
}
