using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Designs;

/// <summary>The labels seen so far in a sampling, densely, in the order in which they came: classes or numbers, as they were said.</summary>
internal sealed class KnownLabels
{
    private readonly double[][] labels;
    private int[] rows;
    private double[] weights;
    private double[] values = [];

    public KnownLabels(int variableCount, int capacity)
    {
        rows = new int[capacity];
        weights = new double[capacity];
        labels = new double[variableCount][];
        for (var k = 0; k < variableCount; k++) labels[k] = new double[capacity];
    }

    /// <summary>m, labelled rows.</summary>
    public int Count { get; private set; }

    /// <summary>m; rows of the corpus.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    /// <summary>m; 1/π.</summary>
    public ReadOnlySpan<double> Weights => weights.AsSpan(0, Count);

    /// <summary>m; the labels of a variable.</summary>
    /// <param name="variable">Which, from 0.</param>
    public ReadOnlySpan<double> LabelsOf(int variable) => labels[variable].AsSpan(0, Count);

    /// <summary>m; one feature of the labels. Valid until the next call.</summary>
    /// <param name="feature">The feature.</param>
    public ReadOnlySpan<double> ValuesOf(AnnotatedFeature feature)
    {
        if (values.Length < Count) values = new double[rows.Length];
        feature.Fill([.. labels.Select(each => (ReadOnlyMemory<double>)each)], values.AsSpan(0, Count));
        return values.AsSpan(0, Count);
    }

    /// <summary>Adds rows with their labels.</summary>
    /// <param name="added">Rows drawn.</param>
    /// <param name="revealed">rows × variables, column-major.</param>
    /// <param name="probabilities">π of each of them.</param>
    public void Add(ReadOnlySpan<int> added, ReadOnlySpan<double> revealed, ReadOnlySpan<double> probabilities)
    {
        Reserve(Count + added.Length);
        for (var i = 0; i < added.Length; i++)
        {
            rows[Count + i] = added[i];
            weights[Count + i] = 1 / probabilities[i];
            for (var k = 0; k < labels.Length; k++) labels[k][Count + i] = revealed[(k * added.Length) + i];
        }

        Count += added.Length;
    }

    /// <summary>The labelled rows of a sample, ascending.</summary>
    public static KnownLabels From(LabelledSample sample)
    {
        var rows = sample.LabelledRows.Span;
        var known = new KnownLabels(sample.Labels.Length, rows.Length) { Count = rows.Length };
        rows.CopyTo(known.rows);
        for (var k = 0; k < sample.Labels.Length; k++) sample.Labels[k].Span.CopyTo(known.labels[k]);
        for (var i = 0; i < rows.Length; i++)
        {
            sample.Probabilities.Read(rows[i], known.weights.AsSpan(i, 1));
            known.weights[i] = 1 / known.weights[i];
        }

        return known;
    }

    private void Reserve(int count)
    {
        if (count <= rows.Length) return;
        var capacity = Math.Max(count, 2 * rows.Length);
        Array.Resize(ref rows, capacity);
        Array.Resize(ref weights, capacity);
        for (var k = 0; k < labels.Length; k++) Array.Resize(ref labels[k], capacity);
    }
}
