namespace Cdi.Estimation.Quantiles;

/// <summary>Where residuals along an edge change their signs, and by how much the slope of the loss rises there.</summary>
internal sealed class BreakPoints(int capacity)
{
    private readonly double[] at = new double[capacity];
    private readonly double[] rise = new double[capacity];
    private readonly int[] rows = new int[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one.</summary>
    public void Add(int row, double place, double slope) => (rows[Count], at[Count], rise[Count++]) = (row, place, slope);

    /// <summary>One of them: its row, and where it is.</summary>
    public (int Row, double Place) At(int index) => (rows[index], at[index]);

    /// <summary>The row at whose point the slope is first 0 or more; of several at one point that of the largest rise.</summary>
    /// <param name="slope">The slope at the beginning, below 0.</param>
    /// <returns>−1 where the slope stays below 0.</returns>
    public int FirstAbove(double slope)
    {
        var (first, last) = (0, Count - 1);
        while (first <= last)
        {
            // A pivot of three splits what is left into points before, at and behind it.
            var pivot = Middle(at[first], at[first + ((last - first) / 2)], at[last]);
            var (low, high, before, alike) = (first, last, 0.0, 0.0);
            for (var k = first; k <= high;)
            {
                if (at[k] < pivot) before += Exchange(k++, low++);
                else if (at[k] > pivot) Exchange(k, high--);
                else alike += rise[k++];
            }

            if (slope + before >= 0) last = low - 1;
            else if (slope + before + alike >= 0) return Largest(low, high);
            else (slope, first) = (slope + before + alike, high + 1);
        }

        return -1;
    }

    private double Exchange(int left, int right)
    {
        (at[left], at[right]) = (at[right], at[left]);
        (rise[left], rise[right]) = (rise[right], rise[left]);
        (rows[left], rows[right]) = (rows[right], rows[left]);
        return rise[right];
    }

    private int Largest(int first, int last)
    {
        var best = first;
        for (var k = first + 1; k <= last; k++)
            if (rise[k] > rise[best] || (rise[k] == rise[best] && rows[k] < rows[best])) best = k;
        return rows[best];
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
