namespace Cdi.Estimation.Prediction;

/// <summary>Predicts by isotonic regression on the LLM's score (<see cref="RowFacts.Score"/>): the weighted least squares fit that never falls as the score
/// rises, by pooling adjacent violators; between two pools it rises linearly, beyond the outermost it stays.</summary>
/// <remarks>
/// Barlow, Bartholomew, Bremner and Brunk (1972). Rows without an answer have the mean of labelled ones, shrunk by <see cref="PriorLabels"/> labels to that
/// of all; without rows the prediction is ½ for an indicator and 0 for a number. Nothing is allocated by a fit to as many rows as one before, nor by a
/// prediction. One object per thread.
/// </remarks>
internal sealed class IsotonicPredictor : IPredictor
{
    /// <summary>Labels' worth of weight on the overall mean where the LLM gave no answer.</summary>
    public const double PriorLabels = 5;

    private readonly RowFacts facts;
    private readonly double withoutRows;
    private double[] scores = [];
    private int[] order = [];
    private Pool[] pools = [];
    private int count;
    private double unanswered;

    /// <summary>A regression on the score of one variable.</summary>
    /// <param name="columns">What is known of every row.</param>
    public IsotonicPredictor(PredictorColumns columns)
    {
        facts = new RowFacts(columns);
        (withoutRows, unanswered) = (columns.WithoutRows, columns.WithoutRows);
    }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (scores.Length < rows.Length) (scores, order, pools) = (new double[rows.Length], new int[rows.Length], new Pool[rows.Length]);
        var (answered, silent, all) = (0, default(Pool), default(Pool));
        var squares = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var score = facts.Score(rows[i]);
            all = all.With(new Pool(0, 0, weights[i] * values[i], weights[i]));
            squares += weights[i] * weights[i];
            if (double.IsNaN(score)) silent = silent.With(new Pool(0, 0, weights[i] * values[i], weights[i]));
            else (scores[answered], order[answered++]) = (score, i);
        }

        var overall = all.Weight > 0 ? all.Mean : withoutRows;

        // Weights are scaled so that their sum is Kish's effective number of labels, the unit of the prior.
        var scale = all.Weight > 0 ? all.Weight / squares : 0;
        unanswered = ((scale * silent.Sum) + (PriorLabels * overall)) / ((scale * silent.Weight) + PriorLabels);
        scores.AsSpan(0, answered).Sort(order.AsSpan(0, answered));
        PoolViolators(answered, values, weights);
        if (count == 0) pools.AsSpan(0, Math.Min(1, pools.Length)).Fill(new Pool(0, 0, overall, 1));
    }

    /// <inheritdoc/>
    public double Predict(int row)
    {
        var score = facts.Score(row);
        if (double.IsNaN(score)) return unanswered;
        if (count == 0) return pools.Length == 0 ? withoutRows : pools[0].Mean;
        var (low, high) = (0, count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pools[middle].Last < score) low = middle + 1;
            else high = middle;
        }

        var pool = pools[low];
        if (low == 0 || score >= pool.First) return pool.Mean;
        var before = pools[low - 1];
        return before.Mean + ((score - before.Last) / (pool.First - before.Last) * (pool.Mean - before.Mean));
    }

    /// <summary>Equal scores first make one pool; a pool whose mean is not above that of the one before it joins it.</summary>
    private void PoolViolators(int answered, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        count = 0;
        for (var i = 0; i < answered;)
        {
            var pool = new Pool(scores[i], scores[i], 0, 0);
            for (; i < answered && scores[i] == pool.First; i++)
                pool = pool.With(new Pool(scores[i], scores[i], weights[order[i]] * values[order[i]], weights[order[i]]));
            while (count > 0 && pools[count - 1].Mean >= pool.Mean) pool = pools[--count].With(pool);
            pools[count++] = pool;
        }
    }

    /// <summary>Rows that share a prediction.</summary>
    /// <param name="First">Their least score.</param>
    /// <param name="Last">Their largest.</param>
    /// <param name="Sum">Σ w v.</param>
    /// <param name="Weight">Σ w.</param>
    private readonly record struct Pool(double First, double Last, double Sum, double Weight)
    {
        public double Mean => Sum / Weight;

        public Pool With(Pool next) => new(First, next.Last, Sum + next.Sum, Weight + next.Weight);
    }
}
