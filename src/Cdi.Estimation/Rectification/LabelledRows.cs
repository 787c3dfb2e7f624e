using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The labelled rows of a sample, gathered so that passes that need no others touch no others. Buffers are reused.</summary>
internal sealed class LabelledRows(MEstimator estimator)
{
    private int[] index = [];
    private double[] probability = [];
    private double[] columns = [];
    private double[] features = [];
    private double[] predicted = [];
    private double[] coefficients = [];
    private double[] scores = [];
    private double[] predictedScores = [];
    private int corpusRows;
    private bool hasPredictions;

    /// <summary>m, the labelled rows.</summary>
    public int Count { get; private set; }

    /// <summary>m: the index in the corpus of each labelled row, ascending.</summary>
    public ReadOnlyMemory<int> Index => index.AsMemory(0, Count);

    /// <summary>m: π.</summary>
    public ReadOnlySpan<double> Probability => probability.AsSpan(0, Count);

    /// <summary>Gathers the labelled rows of a sample.</summary>
    public void Load(Covariates covariates, RectifiedSample sample)
    {
        corpusRows = sample.Rows;
        hasPredictions = !sample.PredictedFeatures.IsEmpty;
        var labelled = sample.Labelled.Span;
        Count = 0;
        EnsureLength(ref index, corpusRows);
        for (var row = 0; row < labelled.Length; row++)
        {
            if (labelled[row]) index[Count++] = row;
        }

        Gather(sample.Probability, 1, ref probability);
        Gather(covariates.Values, estimator.ColumnCount, ref columns);
        Gather(sample.Features, estimator.FeatureCount, ref features);
        if (hasPredictions) Gather(sample.PredictedFeatures, estimator.FeatureCount, ref predicted);
    }

    /// <summary>Whether every labelled row carries the same features.</summary>
    public bool FeaturesAreConstant()
    {
        for (var m = 0; m < estimator.FeatureCount; m++)
        {
            var column = features.AsSpan(m * Count, Count);
            if (column.ContainsAnyExcept(column[0])) return false;
        }

        return true;
    }

    /// <summary>The equation Σ wᵢ gᵢ / n = 0.</summary>
    public MomentEquation HumanEquation()
    {
        var length = Count * estimator.FeatureCount;
        EnsureLength(ref coefficients, length);
        for (var m = 0; m < estimator.FeatureCount; m++)
        {
            for (var k = 0; k < Count; k++) coefficients[(m * Count) + k] = features[(m * Count) + k] / probability[k];
        }

        return new MomentEquation(estimator, columns.AsMemory(0, Count * estimator.ColumnCount), coefficients.AsMemory(0, length), Count, corpusRows, Index);
    }

    /// <summary>m × d, column-major: g of each labelled row. Valid until the next call.</summary>
    public ReadOnlySpan<double> Scores(double[] parameters) => Scores(features, parameters, ref scores);

    /// <summary>m × d, column-major: ĝ of each labelled row; zeros where there is no prediction. Valid until the next call.</summary>
    public ReadOnlySpan<double> PredictedScores(double[] parameters)
    {
        if (hasPredictions) return Scores(predicted, parameters, ref predictedScores);
        EnsureLength(ref predictedScores, Count * estimator.ParameterCount);
        var zeros = predictedScores.AsSpan(0, Count * estimator.ParameterCount);
        zeros.Clear();
        return zeros;
    }

    private ReadOnlySpan<double> Scores(double[] values, double[] parameters, ref double[] buffer)
    {
        EnsureLength(ref buffer, Count * estimator.ParameterCount);
        var result = buffer.AsSpan(0, Count * estimator.ParameterCount);
        estimator.RowScores(columns.AsMemory(0, Count * estimator.ColumnCount), values.AsMemory(0, Count * estimator.FeatureCount), Count, parameters, result);
        return result;
    }

    private void Gather(ReadOnlyMemory<double> source, int width, ref double[] destination)
    {
        EnsureLength(ref destination, Count * width);
        for (var j = 0; j < width; j++)
        {
            var from = source.Span.Slice(j * corpusRows, corpusRows);
            var to = destination.AsSpan(j * Count, Count);
            for (var k = 0; k < to.Length; k++) to[k] = from[index[k]];
        }
    }

    private static void EnsureLength<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new T[length];
    }
}
