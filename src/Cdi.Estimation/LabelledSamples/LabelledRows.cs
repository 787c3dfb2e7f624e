using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>The labelled rows of a sample, gathered so that passes that need no others touch no others. Buffers are reused.</summary>
/// <remarks>Where every row is labelled nothing is gathered: the memory of the sample serves.</remarks>
internal sealed class LabelledRows(MEstimator estimator)
{
    private readonly double[][] buffers = [[], [], [], []];
    private int[] index = [];
    private double[] coefficients = [];
    private double[] scores = [];
    private double[] predictedScores = [];
    private double[] outcomeScores = [];
    private double[] scoresAt = [];
    private double[] predictedScoresAt = [];
    private double[] unit = [];
    private double[] constants = [];
    private double[] constantScores = [];
    private double[] constantScoresAt = [];
    private double[] constantsOf = [];
    private ReadOnlyMemory<double> probability;
    private ReadOnlyMemory<double> columns;
    private ReadOnlyMemory<double> features;
    private ReadOnlyMemory<double> predicted;
    private int corpusRows;
    private RectifiedSample? loaded;

    /// <summary>Memory for passes of this thread.</summary>
    public RowBuffers Buffers { get; } = new();

    /// <summary>m, the labelled rows.</summary>
    public int Count { get; private set; }

    /// <summary>m: the index in the corpus of each labelled row, ascending.</summary>
    public ReadOnlyMemory<int> Index => index.AsMemory(0, Count);

    /// <summary>m: π.</summary>
    public ReadOnlySpan<double> Probability => probability.Span;

    /// <summary>n: π of every row of the corpus.</summary>
    public ReadOnlySpan<double> CorpusProbability => loaded is null ? [] : loaded.Probability.Span;

    /// <summary>Gathers the labelled rows of a sample.</summary>
    public void Load(Covariates covariates, RectifiedSample sample)
    {
        (corpusRows, loaded, scoresAt, predictedScoresAt, constantScoresAt) = (sample.Rows, sample, [], [], []);
        var labelled = sample.Labelled.Span;
        Count = 0;
        EnsureLength(ref index, corpusRows);
        for (var row = 0; row < labelled.Length; row++)
        {
            if (labelled[row]) index[Count++] = row;
        }

        probability = Gather(sample.Probability, ref buffers[0]);
        columns = Gather(covariates.Values, ref buffers[1]);
        features = Gather(sample.Features, ref buffers[2]);
        predicted = Gather(sample.PredictedFeatures, ref buffers[3]);
    }

    /// <summary>Whether every labelled row carries the same features.</summary>
    public bool FeaturesAreConstant()
    {
        for (var m = 0; m < estimator.FeatureCount; m++)
        {
            var column = features.Span.Slice(m * Count, Count);
            if (column.ContainsAnyExcept(column[0])) return false;
        }

        return true;
    }

    /// <summary>The equation Σ wᵢ gᵢ / n = 0.</summary>
    public MemoryMoments HumanEquation() => new(estimator, new(columns, Weighted(), Count), corpusRows, Index, Buffers);

    /// <summary>The moments gᵢ of the labelled rows, without weights.</summary>
    public MemoryMoments ScoreEquation() => new(estimator, new(columns, features, Count), corpusRows, Index, Buffers);

    /// <summary>m × d, column-major: g of each labelled row, computed once for the same θ. Valid until the next call.</summary>
    public ReadOnlySpan<double> Scores(double[] parameters) => Known(features, parameters, ref scores, ref scoresAt);

    /// <summary>m × d, column-major: ĝ of each labelled row; zeros where there is no prediction. Valid until the next call.</summary>
    public ReadOnlySpan<double> PredictedScores(double[] parameters)
    {
        if (!predicted.IsEmpty) return Known(predicted, parameters, ref predictedScores, ref predictedScoresAt);
        EnsureLength(ref predictedScores, (long)Count * estimator.ParameterCount);
        var zeros = predictedScores.AsSpan(0, Count * estimator.ParameterCount);
        zeros.Clear();
        return zeros;
    }

    /// <summary>m × d, column-major: ∂g/∂φ of each labelled row for the one feature that differs between labels: by how much its score changes with its
    /// label. Valid until the next call.</summary>
    public ReadOnlySpan<double> OutcomeScores(double[] parameters)
    {
        EnsureLength(ref unit, (long)estimator.FeatureCount * Count);
        unit.AsSpan(0, estimator.FeatureCount * Count).Clear();
        unit.AsSpan(Varying * Count, Count).Fill(1);
        return Scores(unit.AsMemory(0, estimator.FeatureCount * Count), parameters, ref outcomeScores);
    }

    /// <summary>m × d, column-major: the score of each labelled row with the same feature coefficients everywhere. Valid until the next call.</summary>
    /// <param name="coefficient">M.</param>
    /// <param name="parameters">θ.</param>
    public ReadOnlySpan<double> ScoresOf(ReadOnlySpan<double> coefficient, double[] parameters)
    {
        if (!constantsOf.AsSpan().SequenceEqual(coefficient)) (constantsOf, constantScoresAt) = (coefficient.ToArray(), []);
        EnsureLength(ref constants, (long)Count * coefficient.Length);
        for (var m = 0; m < coefficient.Length; m++) constants.AsSpan(m * Count, Count).Fill(coefficient[m]);
        return Known(constants.AsMemory(0, Count * coefficient.Length), parameters, ref constantScores, ref constantScoresAt);
    }

    /// <summary>m: what humans say, by the one feature that differs between labels.</summary>
    public ReadOnlySpan<double> Labels => FeatureOf(Varying);

    private int Varying => loaded?.Map.Single ?? throw new InvalidOperationException("Not one feature differs between labels.");

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

    // wφ; φ itself where every weight is 1.
    private ReadOnlyMemory<double> Weighted()
    {
        var chances = Probability;
        if (!chances.ContainsAnyExcept(1)) return features;
        EnsureLength(ref coefficients, features.Length);
        for (var start = 0; start < features.Length; start += Count)
        {
            var values = features.Span.Slice(start, Count);
            var column = coefficients.AsSpan(start, Count);
            for (var k = 0; k < column.Length; k++) column[k] = values[k] / chances[k];
        }

        return coefficients.AsMemory(0, features.Length);
    }

    // Every target of an estimate asks for the scores at the same θ.
    private ReadOnlySpan<double> Known(ReadOnlyMemory<double> values, double[] parameters, ref double[] buffer, ref double[] known)
    {
        if (known.AsSpan().SequenceEqual(parameters)) return buffer.AsSpan(0, Count * estimator.ParameterCount);
        known = [];
        var result = Scores(values, parameters, ref buffer);
        known = [.. parameters];
        return result;
    }

    private ReadOnlySpan<double> Scores(ReadOnlyMemory<double> values, double[] parameters, ref double[] buffer)
    {
        EnsureLength(ref buffer, (long)Count * estimator.ParameterCount);
        var result = buffer.AsSpan(0, Count * estimator.ParameterCount);
        estimator.RowScores(columns, values, Count, parameters, result);
        return result;
    }

    private ReadOnlyMemory<double> Gather(ReadOnlyMemory<double> source, ref double[] buffer)
    {
        if (Count == corpusRows) return source;
        var width = source.Length / corpusRows;
        EnsureLength(ref buffer, (long)Count * width);
        for (var j = 0; j < width; j++)
        {
            var from = source.Span.Slice(j * corpusRows, corpusRows);
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
