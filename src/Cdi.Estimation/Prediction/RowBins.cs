namespace Cdi.Estimation.Prediction;

/// <summary>Facts of rows in bins of about the same number of rows, equal facts together, missing ones in bin 0.</summary>
/// <param name="facts">Numbers of a row.</param>
internal sealed class RowBins(int facts)
{
    /// <summary>The most bins for what is not missing.</summary>
    public const int Most = 128;

    private readonly double[] thresholds = new double[facts * Most];
    private readonly int[] counts = new int[facts];
    private byte[] codes = [];
    private double[] values = [];
    private double[] sorted = [];
    private int rowCount;

    /// <summary>Numbers of a row.</summary>
    public int Facts => facts;

    /// <summary>Rows read last.</summary>
    public int RowCount => rowCount;

    /// <summary>Bins of a fact, that of missing ones included.</summary>
    public int CountOf(int fact) => counts[fact] + 1;

    /// <summary>Bins of every row, row by row.</summary>
    public ReadOnlySpan<byte> Codes => codes.AsSpan(0, rowCount * facts);

    /// <summary>What a fact above a bin exceeds; −∞ for that of missing facts.</summary>
    public double Above(int fact, int bin) => bin == 0 ? double.NegativeInfinity : thresholds[(fact * Most) + bin - 1];

    /// <summary>Reads the facts of rows and forms their bins.</summary>
    /// <param name="rows">Rows of the corpus.</param>
    /// <param name="source">Where facts are read.</param>
    public void Read(ReadOnlySpan<int> rows, RowFacts source)
    {
        rowCount = rows.Length;
        if (sorted.Length < rowCount)
        {
            var room = rowCount + (rowCount / 8);
            (codes, values, sorted) = (new byte[room * facts], new double[room * facts], new double[room]);
        }

        for (var i = 0; i < rowCount; i++) source.Row(rows[i]).CopyTo(values.AsSpan(i * facts));
        for (var fact = 0; fact < facts; fact++)
        {
            FormBins(fact);
            for (var i = 0; i < rowCount; i++) codes[(i * facts) + fact] = Bin(fact, values[(i * facts) + fact]);
        }
    }

    /// <summary>Thresholds half way between neighbouring facts, at every change or at the quantiles.</summary>
    private void FormBins(int fact)
    {
        var present = 0;
        for (var i = 0; i < rowCount; i++)
        {
            if (!double.IsNaN(values[(i * facts) + fact])) sorted[present++] = values[(i * facts) + fact];
        }

        var ascending = sorted.AsSpan(0, present);
        ascending.Sort();
        var changes = 0;
        for (var i = 1; i < present; i++) changes += ascending[i] > ascending[i - 1] ? 1 : 0;
        var (bin, last) = (0, 0);
        for (var i = 1; i < present && bin < Most - 1; i++)
        {
            if (!(ascending[i] > ascending[i - 1])) continue;

            // Where there are more changes than thresholds, one is made as soon as a bin has its share of what is left.
            if (changes >= Most && (i - last) * (Most - bin) < present - last) continue;
            thresholds[(fact * Most) + bin++] = ascending[i - 1] + ((ascending[i] - ascending[i - 1]) / 2);
            last = i;
        }

        counts[fact] = present == 0 ? 0 : bin + 1;
    }

    private byte Bin(int fact, double value)
    {
        if (double.IsNaN(value)) return 0;
        var place = thresholds.AsSpan(fact * Most, Math.Max(0, counts[fact] - 1)).BinarySearch(value);
        return (byte)((place >= 0 ? place : ~place) + 1);
    }
}
