using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>The labelled rows that one regression is fitted to, eight to a group; rows that fill the last group weigh nothing.</summary>
/// <param name="columnCount">q, the regressors.</param>
internal sealed class TrainingRows(int columnCount)
{
    private double[] regressors = [];
    private double[] labels = [];
    private double[] weights = [];
    private int stride;

    /// <summary>m, the rows.</summary>
    public int Count { get; private set; }

    /// <summary>Groups of eight rows.</summary>
    public int GroupCount => (Count + LaneSums.Lanes - 1) / LaneSums.Lanes;

    /// <summary>Removes all rows and makes room for others.</summary>
    public void Clear(int capacity)
    {
        Count = 0;
        if (stride >= capacity) return;

        // Folds differ a little in size: an eighth more, so that the next need not grow again.
        stride = (capacity + (capacity / 8) + LaneSums.Lanes - 1) & -LaneSums.Lanes;
        regressors = new double[(long)stride * columnCount];
        labels = new double[stride];
        weights = new double[stride];
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> row, double label, double weight)
    {
        for (var j = 0; j < columnCount; j++) regressors[(j * stride) + Count] = row[j];
        (labels[Count], weights[Count]) = (label, weight);
        Count++;
    }

    /// <summary>Scales the weights so that they sum to Kish's effective number of labels, and fills the last group.</summary>
    public void Complete()
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }

        for (var i = 0; i < Count; i++) weights[i] *= sum / squares;
        for (var i = Count; i < GroupCount * LaneSums.Lanes; i++)
        {
            (labels[i], weights[i]) = (0, 0);
            for (var j = 0; j < columnCount; j++) regressors[(j * stride) + i] = 0;
        }
    }

    /// <summary>One regressor of all rows, whole groups; 0 in rows that fill the last.</summary>
    public ReadOnlySpan<double> Regressor(int column) => regressors.AsSpan(column * stride, GroupCount * LaneSums.Lanes);

    /// <summary>Labels of all rows, whole groups.</summary>
    public ReadOnlySpan<double> Labels => labels.AsSpan(0, GroupCount * LaneSums.Lanes);

    /// <summary>Weights of all rows, whole groups; 0 in rows that fill the last.</summary>
    public ReadOnlySpan<double> Weights => weights.AsSpan(0, GroupCount * LaneSums.Lanes);
}
