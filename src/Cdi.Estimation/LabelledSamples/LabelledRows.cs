using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>The labelled rows of a sample, gathered so that passes that need no others touch no others. Buffers are reused.</summary>
/// <remarks>Where every row is labelled nothing is gathered: the memory of the sample serves.</remarks>
internal sealed partial class LabelledRows(MEstimator estimator)
{
    private double[] probabilities = [];
    private double[] predictions = [];
    private int[] strataOf = [];
    private int[] clustersOf = [];
    private int[] foldsOf = [];
    private double[] coefficients = [];
    private ReadOnlyMemory<double> probability;
    private ReadOnlyMemory<double> features;
    private ReadOnlyMemory<double> predicted;
    private ReadOnlyMemory<int> strata;
    private ReadOnlyMemory<int> clusters;
    private ReadOnlyMemory<int> folds;
    private IChosenRows? chosen;
    private IRectifiedSample? loaded;
    private StratumChances? chances;
    private IMoments? frame;

    /// <summary>m, the labelled rows.</summary>
    public int Count { get; private set; }

    /// <summary>m: the index in the corpus of each labelled row, ascending.</summary>
    public ReadOnlyMemory<int> Index { get; private set; }

    /// <summary>m: π.</summary>
    public ReadOnlySpan<double> Probability => probability.Span;

    /// <summary>m × M, column-major: φ of the human labels.</summary>
    public ReadOnlySpan<double> Features => features.Span;

    /// <summary>What the draw left to chance in each stratum, over all rows of the corpus.</summary>
    public StratumChances Chances => chances ??= new(Loaded);

    /// <summary>The equation within which scores are taken: what it solves for beside θ is the same in them.</summary>
    public IMoments? Frame
    {
        get => frame;
        set
        {
            if (!ReferenceEquals(frame, value)) (scoresAt, predictedScoresAt, constantScoresAt) = ([], [], []);
            frame = value;
        }
    }

    /// <summary>Their weights where these are calibrated to what is known of every row; null where a row counts 1/π.</summary>
    public CalibratedLabels? Calibrated { get; private set; }

    /// <summary>What a labelled row weighs in a variance: 1/π, or as calibrated.</summary>
    public double WeightInVariance(int row) => (Calibrated?.InVariance(row) ?? 1) / Probability[row];

    private IRectifiedSample Loaded => loaded ?? throw new InvalidOperationException("No sample is loaded.");

    private IChosenRows Chosen => chosen ?? throw new InvalidOperationException("No sample is loaded.");

    /// <summary>Gathers the labelled rows of a sample.</summary>
    public void Load(IBoundRows rows, IRectifiedSample sample)
    {
        (loaded, chances, Frame, Calibrated, scoresAt, predictedScoresAt, constantScoresAt) = (sample, null, null, null, [], [], []);
        (Index, features) = (sample.LabelledRows, sample.LabelledFeatures);
        Count = Index.Length;
        chosen = rows.Choose(Index);
        probability = Gather(sample.Probabilities, ref probabilities);
        predicted = sample.Predictions is { } known ? Gather(known) : ReadOnlyMemory<double>.Empty;
        (strata, clusters, folds) = (Codes(sample.StratumOf, ref strataOf), Codes(sample.ClusterOf, ref clustersOf), Codes(sample.FoldOf, ref foldsOf));
    }

    /// <summary>Calibrates the weights of the rows that are loaded.</summary>
    /// <param name="known">What is known of every row.</param>
    /// <param name="weights">n: κ, what rows weigh in the loss; empty where that is 1.</param>
    /// <returns>Why there are no such weights; null where there are some.</returns>
    public SolveFailure? Calibrate(LabelCalibration known, ReadOnlySpan<double> weights)
    {
        Calibrated = known.Over(Index.Span, Probability, weights, out var fault, out var row);
        return fault is { } why ? new SolveFailure.Uncalibrated(why, row) : null;
    }

    /// <summary>The stratum of a labelled row.</summary>
    public int Stratum(int row) => strata.IsEmpty ? 0 : strata.Span[row];

    /// <summary>m: the cluster of each labelled row; empty where rows are independent.</summary>
    public ReadOnlySpan<int> Clusters => clusters.Span;

    /// <summary>m: the fold of each labelled row; empty where there are none.</summary>
    public ReadOnlySpan<int> Folds => folds.Span;

    /// <summary>Whether every labelled row carries the same features, and no number of its own beside them.</summary>
    public bool FeaturesAreConstant()
    {
        // Where no feature differs between labels, labels are read from columns or not at all.
        if (Loaded.Map.HasNumbersInColumns || Loaded.Map.Varying.IsEmpty) return false;
        for (var m = 0; m < estimator.FeatureCount; m++)
        {
            var column = features.Span.Slice(m * Count, Count);
            if (column.ContainsAnyExcept(column[0])) return false;
        }

        return true;
    }

    /// <summary>The equation Σ wᵢ gᵢ / n = 0.</summary>
    public IMoments HumanEquation() => Chosen.Over(Weighted());

    /// <summary>The moments gᵢ of the labelled rows, without weights, within an equation.</summary>
    public IMoments ScoreEquation(IMoments within) => within.With(Chosen, features);

    /// <summary>m: what humans say, by the one feature that differs between labels.</summary>
    public ReadOnlySpan<double> Labels => FeatureOf(Varying);

    /// <summary>Whether one feature alone differs between labels.</summary>
    public bool HasOneFeature => Loaded.Map.Single is not null;

    private int Varying => Loaded.Map.Single ?? throw new InvalidOperationException("Not one feature differs between labels.");

    /// <summary>m: one feature of what humans say.</summary>
    public ReadOnlySpan<double> FeatureOf(int feature) => features.Span.Slice(feature * Count, Count);

    /// <summary>Mean of a feature, and one standard deviation above it.</summary>
    public (double Mean, double Above) OneDeviation(int feature)
    {
        var labels = FeatureOf(feature);
        var (sum, square) = (0.0, 0.0);
        foreach (var label in labels) sum += label;
        var mean = sum / Count;
        foreach (var label in labels) square += (label - mean) * (label - mean);
        return (mean, mean + Math.Sqrt(square / Math.Max(1, Count - 1)));
    }

    /// <summary>Covariance matrix, row by row, of several features of what humans say, with m − 1 as divisor.</summary>
    /// <param name="among">The features.</param>
    public double[] CovarianceOf(ReadOnlySpan<int> among)
    {
        var centred = new double[among.Length][];
        for (var i = 0; i < among.Length; i++)
        {
            var mean = OneDeviation(among[i]).Mean;
            centred[i] = FeatureOf(among[i]).ToArray();
            foreach (ref var value in centred[i].AsSpan()) value -= mean;
        }

        var covariance = new double[among.Length * among.Length];
        for (var i = 0; i < among.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < Count; k++) sum += centred[i][k] * centred[j][k];
                covariance[(i * among.Length) + j] = covariance[(j * among.Length) + i] = sum / Math.Max(1, Count - 1);
            }
        }

        return covariance;
    }

    // wφ; φ itself where every weight is 1.
    private ReadOnlyMemory<double> Weighted()
    {
        var chances = Probability;
        if (Calibrated is null && !chances.ContainsAnyExcept(1)) return features;
        EnsureLength(ref coefficients, features.Length);
        for (var start = 0; start < features.Length; start += Count)
        {
            var values = features.Span.Slice(start, Count);
            var column = coefficients.AsSpan(start, Count);
            for (var k = 0; k < column.Length; k++) column[k] = values[k] / chances[k];
            for (var k = 0; k < column.Length && Calibrated is not null; k++) column[k] *= Calibrated.Factors[k];
        }

        return coefficients.AsMemory(0, features.Length);
    }

    private ReadOnlyMemory<double> Gather(IRowColumns columns)
    {
        if (columns is RowColumns held) return Gather(held.Values, ref predictions);
        var width = estimator.FeatureCount;
        EnsureLength(ref predictions, (long)Count * width);
        Span<double> row = new double[width];
        for (var k = 0; k < Count; k++)
        {
            columns.Read(Index.Span[k], 1, row);
            for (var m = 0; m < width; m++) predictions[(m * Count) + k] = row[m];
        }

        return predictions.AsMemory(0, Count * width);
    }

    private ReadOnlyMemory<int> Codes(IRowValues<int>? codes, ref int[] buffer) => codes is null ? default : Gather(codes, ref buffer);

    private ReadOnlyMemory<T> Gather<T>(IRowValues<T> values, ref T[] buffer)
    {
        if (values is RowValues<T> held) return Gather(held.Values, ref buffer);
        EnsureLength(ref buffer, Count);
        for (var k = 0; k < Count; k++) values.Read(Index.Span[k], buffer.AsSpan(k, 1));
        return buffer.AsMemory(0, Count);
    }

    private ReadOnlyMemory<T> Gather<T>(ReadOnlyMemory<T> source, ref T[] buffer)
    {
        var rows = (int)Loaded.Rows;
        if (Count == rows) return source;
        var width = source.Length / rows;
        EnsureLength(ref buffer, (long)Count * width);
        var index = Index.Span;
        for (var j = 0; j < width; j++)
        {
            var from = source.Span.Slice(j * rows, rows);
            var to = buffer.AsSpan(j * Count, Count);
            for (var k = 0; k < to.Length; k++) to[k] = from[index[k]];
        }

        return buffer.AsMemory(0, Count * width);
    }

    private static void EnsureLength<T>(ref T[] buffer, long length)
    {
        if (buffer.Length < length) buffer = new T[length];
    }
}
