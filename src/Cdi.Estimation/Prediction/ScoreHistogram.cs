namespace Cdi.Estimation.Prediction;

/// <summary>Histogram regression of the squared error on one score of a row, such as the LLM's confidence.</summary>
/// <remarks>
/// Up to <see cref="MaximumBins"/> bins with about the same number of rows of the corpus, equal scores together, missing
/// scores in a bin of their own. A bin's mean is shrunk towards the overall mean by <see cref="PriorLabels"/> labels. No shape
/// is assumed: error need not fall with confidence (statistics §5).
/// </remarks>
internal sealed class ScoreHistogram : IPredictor
{
    /// <summary>The most bins for rows that have a score.</summary>
    public const int MaximumBins = 10;

    /// <summary>Labels' worth of weight on the overall mean in every bin.</summary>
    public const double PriorLabels = 5;

    private readonly int[] bins;
    private readonly double[] sums;
    private readonly double[] totals;
    private readonly double[] means;

    /// <summary>Forms the bins.</summary>
    /// <param name="scores">n; NaN where missing.</param>
    public ScoreHistogram(ReadOnlySpan<double> scores)
    {
        var edges = FindEdges(scores);
        bins = new int[scores.Length];
        for (var row = 0; row < bins.Length; row++)
        {
            var place = Array.BinarySearch(edges, scores[row]);
            bins[row] = double.IsNaN(scores[row]) ? edges.Length : place >= 0 ? place : ~place;
        }

        (sums, totals, means) = (new double[edges.Length + 1], new double[edges.Length + 1], new double[edges.Length + 1]);
    }

    /// <summary>Bins of the LLM's confidence, of its answer where it gives no confidence, and one bin where it says nothing.</summary>
    internal static ScoreHistogram OfScores(PredictorColumns columns) => new(columns.Confidence.IsEmpty ? columns.Machine.Span : columns.Confidence.Span);

    /// <summary>Bins of the LLM's confidence; one bin where it gives none.</summary>
    internal static ScoreHistogram OfConfidence(PredictorColumns columns) =>
        new(columns.Confidence.IsEmpty ? new double[columns.RowCount] : columns.Confidence.Span);

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Array.Clear(sums);
        Array.Clear(totals);
        var (sum, total, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            sums[bins[rows[i]]] += weights[i] * values[i];
            totals[bins[rows[i]]] += weights[i];
            sum += weights[i] * values[i];
            total += weights[i];
            squares += weights[i] * weights[i];
        }

        // Weights are scaled so that their sum is Kish's effective number of labels, the unit of the prior.
        var scale = total > 0 ? total / squares : 0;
        var overall = total > 0 ? sum / total : 0;
        for (var bin = 0; bin < means.Length; bin++) means[bin] = ((scale * sums[bin]) + (PriorLabels * overall)) / ((scale * totals[bin]) + PriorLabels);
    }

    /// <inheritdoc/>
    public double Predict(int row) => means[bins[row]];

    /// <summary>The largest score of every bin.</summary>
    private static double[] FindEdges(ReadOnlySpan<double> scores)
    {
        var sorted = new List<double>(scores.Length);
        foreach (var score in scores)
        {
            if (!double.IsNaN(score)) sorted.Add(score);
        }

        sorted.Sort();
        var edges = new List<double>(MaximumBins);
        for (var bin = 1; bin <= MaximumBins && sorted.Count > 0; bin++)
        {
            var edge = sorted[Math.Max(0, (int)((long)bin * sorted.Count / MaximumBins) - 1)];
            if (edges.Count == 0 || edge > edges[^1]) edges.Add(edge);
        }

        return [.. edges];
    }
}
