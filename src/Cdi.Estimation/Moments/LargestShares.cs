namespace Cdi.Estimation.Moments;

/// <summary>Keeps the rows with the largest shares of a sum while they pass by, without the others: largest first, of equal ones the first.</summary>
/// <param name="count">How many to keep.</param>
internal sealed class LargestShares(int count)
{
    private readonly List<(long Row, double Size)> kept = new(count + 1);
    private double total;
    private double squares;

    /// <summary>Adds a row, in ascending order of rows.</summary>
    /// <param name="row">The row.</param>
    /// <param name="size">Its part of the sum, not negative.</param>
    public void Add(long row, double size)
    {
        (total, squares) = (total + size, squares + (size * size));
        if (!(size > 0) || (kept.Count == count && size <= kept[^1].Size)) return;
        var place = kept.Count;
        while (place > 0 && kept[place - 1].Size < size) place--;
        kept.Insert(place, (row, size));
        if (kept.Count > count) kept.RemoveAt(count);
    }

    /// <summary>3(Σx²)²/Σx⁴, with x² what was added: how many rows with normal deviations would show the sum as well; null where nothing was added.</summary>
    public double? EffectiveRows => total > 0 ? 3 * total * total / squares : null;

    /// <summary>The rows kept, each with its share of the sum.</summary>
    public IEnumerable<(long Row, double Share)> Shares => kept.Select(row => (row.Row, row.Size / total));
}
