using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Prediction;

/// <summary>Predicts by gradient-boosted trees of two levels on what is known of a row (<see cref="RowFacts"/>): logistic loss for an indicator, squares
/// for a number.</summary>
/// <remarks>
/// Friedman (2001), with Newton steps and penalised leaves as in Chen and Guestrin (2016), on histograms of at most <see cref="RowBins.Most"/> bins.
/// Weights 1/π are scaled so that they sum to Kish's effective number of labels, the unit of all settings. Nothing is drawn at random: the same rows give
/// the same trees. A fit to as many rows as one before allocates nothing, a prediction nothing either. One object per thread.
/// </remarks>
internal sealed class BoostedTreesPredictor : IPredictor
{
    /// <summary>Trees of a fit.</summary>
    public const int Trees = 60;

    /// <summary>The part of each Newton step that is taken.</summary>
    public const double LearningRate = 0.1;

    /// <summary>Labels' worth of weight on a step of 0 in every leaf.</summary>
    public const double LeafPrior = 5;

    /// <summary>Labels that a leaf holds at least.</summary>
    public const double LeafLabels = 8;

    private readonly RowFacts facts;
    private readonly RowBins bins;
    private readonly TreeGrower grower;
    private readonly Tree[] trees = new Tree[Trees];
    private readonly CancellationToken cancellation;
    private readonly bool isIndicator;
    private double[] labels = [];
    private double[] scaled = [];
    private double[] linear = [];
    private double[] slopes = [];
    private double[] curvatures = [];
    private double start;
    private int grown;

    /// <summary>Trees on the facts of one variable.</summary>
    /// <param name="columns">What is known of every row.</param>
    /// <param name="cancellation">Ends a fit before its next tree with <see cref="OperationCanceledException"/>.</param>
    public BoostedTreesPredictor(PredictorColumns columns, CancellationToken cancellation = default)
    {
        facts = new RowFacts(columns);
        (this.cancellation, isIndicator) = (cancellation, columns.Scale == OutcomeScale.Indicator);
        bins = new RowBins(facts.Count);
        grower = new TreeGrower(bins, isIndicator ? LeafPrior / 4 : LeafPrior, LeafLabels);
    }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var count = rows.Length;
        (start, grown) = (0, 0);
        if (count == 0) return;
        Prepare(rows, values, weights);
        start = Start(count);
        linear.AsSpan(0, count).Fill(start);
        for (var tree = 0; tree < Trees; tree++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < count; i++) Step(i);
            if (!grower.TryGrow(slopes.AsSpan(0, count), curvatures.AsSpan(0, count), scaled.AsSpan(0, count), LearningRate, out trees[tree])) return;
            grown++;
            for (var i = 0; i < count; i++) linear[i] += trees[tree].Leaf(grower.LeafOf(i));
        }
    }

    /// <inheritdoc/>
    public double Predict(int row)
    {
        var sum = start;
        if (grown > 0)
        {
            var known = facts.Row(row);
            for (var tree = 0; tree < grown; tree++) sum += trees[tree].Of(known);
        }

        return isIndicator ? 1 / (1 + Math.Exp(-sum)) : sum;
    }

    private void Prepare(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var count = rows.Length;
        if (labels.Length < count)
        {
            // Folds differ a little in size: an eighth more, so that the next need not grow again.
            var room = count + (count / 8);
            (labels, scaled, linear, slopes, curvatures) = (new double[room], new double[room], new double[room], new double[room], new double[room]);
        }

        values.CopyTo(labels);
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) (sum, squares) = (sum + weight, squares + (weight * weight));
        for (var i = 0; i < count; i++) scaled[i] = weights[i] * sum / squares;
        bins.Read(rows, facts);
    }

    /// <summary>The prediction before any tree: the mean, or the log odds with one label of ½ added.</summary>
    private double Start(int count)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < count; i++) (sum, total) = (sum + (scaled[i] * labels[i]), total + scaled[i]);
        return isIndicator ? Math.Log((sum + 0.5) / (total - sum + 0.5)) : sum / total;
    }

    private void Step(int i)
    {
        if (isIndicator)
        {
            var probability = 1 / (1 + Math.Exp(-linear[i]));
            (slopes[i], curvatures[i]) = (scaled[i] * (labels[i] - probability), scaled[i] * probability * (1 - probability));
        }
        else
        {
            (slopes[i], curvatures[i]) = (scaled[i] * (labels[i] - linear[i]), scaled[i]);
        }
    }
}
