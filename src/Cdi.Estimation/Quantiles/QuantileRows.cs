namespace Cdi.Estimation.Quantiles;

/// <summary>Rows of a quantile regression in an order that their values give, alike rows as one that weighs as much as they do: what is computed of them
/// depends neither on the order of a file nor on whether a weight or a repetition says how often a row counts.</summary>
internal sealed class QuantileRows
{
    // Residuals are rounded as y is: where y is further from 0, ties cannot be told apart by less.
    private const double DigitsOfOrigin = 1e-4;

    private QuantileRows(int size, double[] regressors, double[] outcome, double[] weights, int[] placeOf)
    {
        (Size, Regressors, Outcome, Weights, PlaceOf) = (size, regressors, outcome, weights, placeOf);
        Spread = outcome.Length == 0 ? 0
            : Math.Max(outcome[^1] - outcome[0], DigitsOfOrigin * Math.Max(Math.Abs(outcome[0]), Math.Abs(outcome[^1])));
    }

    /// <summary>d.</summary>
    public int Size { get; }

    /// <summary>Different rows.</summary>
    public int Count => Outcome.Length;

    /// <summary>x, row by row: <see cref="Count"/> × d.</summary>
    public double[] Regressors { get; }

    /// <summary>y, ascending.</summary>
    public double[] Outcome { get; }

    /// <summary>ω, above 0.</summary>
    public double[] Weights { get; }

    /// <summary>Of each row as given its place here.</summary>
    public int[] PlaceOf { get; }

    /// <summary>How far values of y are apart, or what is rounded of them where they are far from 0.</summary>
    public double Spread { get; }

    /// <summary>x of one row.</summary>
    public ReadOnlySpan<double> At(int row) => Regressors.AsSpan(row * Size, Size);

    /// <summary>Orders rows.</summary>
    /// <param name="columns">n × d, column-major; finite.</param>
    /// <param name="outcome">n; finite.</param>
    /// <param name="weights">n; above 0.</param>
    public static QuantileRows Of(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> outcome, ReadOnlyMemory<double> weights)
    {
        var (rows, size) = (outcome.Length, outcome.Length == 0 ? 0 : columns.Length / outcome.Length);
        int[] order = [.. Enumerable.Range(0, rows)];
        Array.Sort(order, (left, right) => Compare(left, right) is var by && by != 0 ? by : weights.Span[left].CompareTo(weights.Span[right]));
        var (regressors, ordered, summed) = (new List<double>(rows * size), new List<double>(rows), new List<double>(rows));
        var placeOf = new int[rows];
        for (var k = 0; k < rows; k++)
        {
            var row = order[k];
            if (k == 0 || Compare(order[k - 1], row) != 0)
            {
                for (var j = 0; j < size; j++) regressors.Add(columns.Span[(j * rows) + row]);
                ordered.Add(outcome.Span[row]);
                summed.Add(0);
            }

            summed[^1] += weights.Span[row];
            placeOf[row] = summed.Count - 1;
        }

        return new(size, [.. regressors], [.. ordered], [.. summed], placeOf);

        int Compare(int left, int right)
        {
            var by = outcome.Span[left].CompareTo(outcome.Span[right]);
            for (var j = 0; by == 0 && j < size; j++) by = columns.Span[(j * rows) + left].CompareTo(columns.Span[(j * rows) + right]);
            return by;
        }
    }

    /// <summary>Some of the rows, in their order.</summary>
    /// <param name="places">Their places, ascending.</param>
    public QuantileRows Choose(int[] places)
    {
        var regressors = new double[places.Length * Size];
        for (var k = 0; k < places.Length; k++) At(places[k]).CopyTo(regressors.AsSpan(k * Size, Size));
        return new(Size, regressors, Array.ConvertAll(places, place => Outcome[place]), Array.ConvertAll(places, place => Weights[place]), []);
    }
}
