using System.Collections.Immutable;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>Labelled rows with their features, closely packed: components that no labelled row has are no features.</summary>
/// <remarks>Rows stand in the order of their keys, so that sums over them have the same bits whatever the order of the file.</remarks>
internal sealed class LearningRows
{
    private readonly int[] starts;
    private readonly int[] features;
    private readonly float[] values;
    private readonly int[] featureOf;

    /// <summary>Packs rows.</summary>
    /// <param name="vectors">The vectors of every row of the corpus, which are of one number of dimensions.</param>
    /// <param name="rows">m; the labelled rows.</param>
    /// <param name="labels">m; the class from 0, or the number.</param>
    /// <param name="weights">m; positive.</param>
    /// <param name="rank">The place of a row of the corpus in the order of keys.</param>
    public LearningRows(IReadOnlyList<SparseVector> vectors, ReadOnlySpan<int> rows, ReadOnlySpan<double> labels, ReadOnlySpan<double> weights,
        Func<int, int> rank)
    {
        var order = new int[rows.Length];
        var places = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++) (order[i], places[i]) = (i, rank(rows[i]));
        Array.Sort(places, order);
        var (sortedRows, sortedLabels, sortedWeights) = (new int[rows.Length], new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < order.Length; i++)
            (sortedRows[i], sortedLabels[i], sortedWeights[i]) = (rows[order[i]], labels[order[i]], weights[order[i]]);
        Rows = [.. sortedRows];
        Labels = [.. sortedLabels];
        Weights = [.. sortedWeights];
        featureOf = new int[vectors.Count == 0 ? 0 : vectors[0].Dimensions];
        FeatureCount = Number(vectors);
        starts = new int[rows.Length + 1];
        for (var i = 0; i < Rows.Length; i++) starts[i + 1] = checked(starts[i] + vectors[Rows[i]].Count);
        (features, values) = (new int[starts[^1]], new float[starts[^1]]);
        for (var i = 0; i < Rows.Length; i++)
        {
            var vector = vectors[Rows[i]];
            vector.Values.Span.CopyTo(values.AsSpan(starts[i]));
            var components = vector.Indices.Span;
            for (var j = 0; j < components.Length; j++) features[starts[i] + j] = featureOf[components[j]];
        }

        (CentreProducts, Lengths) = (new double[rows.Length], new double[rows.Length]);
        Centre = Mean();
        CentreLength = ColumnSums.Product(Centre, Centre);
        for (var i = 0; i < Rows.Length; i++) (CentreProducts[i], Lengths[i]) = FromCentre(i);
    }

    /// <summary>m; rows of the corpus.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>m; the class from 0, or the number.</summary>
    public ImmutableArray<double> Labels { get; }

    /// <summary>m; positive.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>x̄, the weighted mean of the labelled rows, which no label enters.</summary>
    public double[] Centre { get; }

    /// <summary>‖x̄‖².</summary>
    public double CentreLength { get; }

    /// <summary>m; x·x̄.</summary>
    public double[] CentreProducts { get; }

    /// <summary>m; ‖x − x̄‖².</summary>
    public double[] Lengths { get; }

    /// <summary>Components that some labelled row has.</summary>
    public int FeatureCount { get; }

    /// <summary>Features of a labelled row, ascending.</summary>
    public ReadOnlySpan<int> FeaturesOf(int position) => features.AsSpan(starts[position]..starts[position + 1]);

    /// <summary>Their values.</summary>
    public ReadOnlySpan<float> ValuesOf(int position) => values.AsSpan(starts[position]..starts[position + 1]);

    /// <summary>The feature that a component is; −1 where no labelled row has it.</summary>
    public int FeatureOf(int component) => featureOf[component];

    private double[] Mean()
    {
        var (mean, total) = (new double[FeatureCount], 0.0);
        foreach (var weight in Weights) total += weight;
        for (var i = 0; i < Rows.Length; i++)
        {
            var own = FeaturesOf(i);
            var numbers = ValuesOf(i);
            var share = Weights[i] / total;
            for (var j = 0; j < own.Length; j++) mean[own[j]] += share * numbers[j];
        }

        return mean;
    }

    private (double Product, double Length) FromCentre(int position)
    {
        var own = FeaturesOf(position);
        var numbers = ValuesOf(position);
        var (product, square) = (0.0, 0.0);
        for (var j = 0; j < own.Length; j++) (product, square) = (product + (numbers[j] * Centre[own[j]]), square + ((double)numbers[j] * numbers[j]));
        return (product, Math.Max(0, square - (2 * product) + CentreLength));
    }

    private int Number(IReadOnlyList<SparseVector> vectors)
    {
        foreach (var row in Rows)
        {
            foreach (var component in vectors[row].Indices.Span) featureOf[component] = 1;
        }

        var count = 0;
        for (var component = 0; component < featureOf.Length; component++) featureOf[component] = featureOf[component] == 1 ? count++ : -1;
        return count;
    }
}
