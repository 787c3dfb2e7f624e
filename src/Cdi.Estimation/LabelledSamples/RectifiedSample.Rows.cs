using Cdi.Estimation.Sources;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.LabelledSamples;

/// <content>The sample as estimators read it: rows of memory.</content>
internal sealed partial class RectifiedSample : IRectifiedSample
{
    private ReadOnlyMemory<int>? labelledRows;
    private ReadOnlyMemory<double>? labelledFeatures;

    long IRectifiedSample.Rows => Rows;

    ReadOnlyMemory<int> IRectifiedSample.LabelledRows => labelledRows ??= FindLabelled();

    ReadOnlyMemory<double> IRectifiedSample.LabelledFeatures => labelledFeatures ??= Gather();

    IRowColumns? IRectifiedSample.Predictions => PredictedFeatures.IsEmpty ? null : new RowColumns(PredictedFeatures, Rows);

    IRowValues<double> IRectifiedSample.Probabilities => new RowValues<double>(Probability);

    bool IRectifiedSample.IsFixedSize => Draw.IsFixedSize;

    IRowValues<int>? IRectifiedSample.StratumOf => OrNull(Draw.Strata);

    bool IRectifiedSample.HasStrata => Draw.HasStrata;

    IRowValues<int>? IRectifiedSample.ClusterOf => OrNull(clusters);

    IRowValues<int>? IRectifiedSample.FoldOf => OrNull(folds);

    IRowValues<RowKey>? IRectifiedSample.KeyOf => OrNull(keys);

    IRectifiedSample IRectifiedSample.WithPredictions(IRowColumns predictions) => new DescribedSample
    {
        Rows = Rows,
        Map = Map,
        LabelledRows = ((IRectifiedSample)this).LabelledRows,
        LabelledFeatures = ((IRectifiedSample)this).LabelledFeatures,
        Predictions = predictions,
        Probabilities = new RowValues<double>(Probability),
        IsFixedSize = Draw.IsFixedSize,
        StratumOf = OrNull(Draw.Strata),
        HasStrata = Draw.HasStrata,
        ClusterOf = OrNull(clusters),
        FoldOf = OrNull(folds),
        KeyOf = OrNull(keys),
    };

    private static RowValues<T>? OrNull<T>(ReadOnlyMemory<T> values) => values.IsEmpty ? null : new(values);

    private int[] FindLabelled()
    {
        var labelled = Labelled.Span;
        var found = new int[labelled.Count(true)];
        for (var (row, next) = (0, 0); next < found.Length; row++)
        {
            if (labelled[row]) found[next++] = row;
        }

        return found;
    }

    // Where every row is labelled nothing is gathered: the memory of the sample serves.
    private ReadOnlyMemory<double> Gather()
    {
        var index = ((IRectifiedSample)this).LabelledRows.Span;
        if (index.Length == Rows) return Features;
        var gathered = new double[(long)Map.Count * index.Length];
        for (var m = 0; m < Map.Count; m++)
        {
            var from = Features.Span.Slice(m * Rows, Rows);
            var to = gathered.AsSpan(m * index.Length, index.Length);
            for (var k = 0; k < to.Length; k++) to[k] = from[index[k]];
        }

        return gathered;
    }
}
