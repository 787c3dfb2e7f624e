using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Prediction;

/// <summary>A prediction of every row from the labelled rows of the other folds, computed as rows are read: one fitted predictor of each fold is held, and no
/// prediction.</summary>
internal sealed class CrossFitted : IRowValues<double>
{
    private readonly IPredictor[] byFold;
    private readonly IRowValues<int> folds;
    private int[] codes = [];

    /// <summary>Fits a predictor for each fold.</summary>
    /// <param name="create">Makes one.</param>
    /// <param name="rows">m labelled rows, ascending.</param>
    /// <param name="values">m; what is to be predicted, finite.</param>
    /// <param name="weights">m; 1/π, positive.</param>
    /// <param name="folds">The fold of every row.</param>
    /// <param name="count">How many folds there are.</param>
    public CrossFitted(
        Func<IPredictor> create, ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, IRowValues<int> folds, int count)
    {
        (byFold, this.folds) = (new IPredictor[count], folds);
        var own = new int[rows.Length];
        for (var i = 0; i < own.Length; i++) folds.Read(rows[i], own.AsSpan(i, 1));
        var (rowsOfOthers, valuesOfOthers, weightsOfOthers) = (new int[rows.Length], new double[rows.Length], new double[rows.Length]);
        for (var fold = 0; fold < count; fold++)
        {
            var others = 0;
            for (var i = 0; i < rows.Length; i++)
            {
                if (own[i] == fold) continue;
                (rowsOfOthers[others], valuesOfOthers[others], weightsOfOthers[others]) = (rows[i], values[i], weights[i]);
                others++;
            }

            byFold[fold] = create();
            byFold[fold].Fit(rowsOfOthers.AsSpan(0, others), valuesOfOthers.AsSpan(0, others), weightsOfOthers.AsSpan(0, others));
        }
    }

    /// <inheritdoc/>
    public void Read(long first, Span<double> values)
    {
        var own = RowValues<int>.Known(folds, first, values.Length, ref codes);
        for (var i = 0; i < values.Length; i++) values[i] = byFold[own[i]].Predict(checked((int)(first + i)));
    }
}
