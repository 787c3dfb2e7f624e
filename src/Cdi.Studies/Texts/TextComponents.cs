using Cdi.Corpus;
using Cdi.Estimation.Learning;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Texts;

/// <summary>The principal components of the vectors of a column of texts, which predictors of labels read. They know no label.</summary>
/// <remarks>N-grams weigh log(n/f), f the texts that have one: what every text has tells none from another (Salton and Buckley, 1988). Those of one text
/// alone are left out.</remarks>
/// <param name="offered">Vectors that the host offers.</param>
/// <param name="table">The corpus.</param>
/// <param name="execution">How vectors are made.</param>
internal sealed class TextComponents(IReadOnlyList<ITextVectors> offered, CorpusTable table, PassExecution execution)
{
    private readonly Dictionary<PredictorSource, double[]> known = [];

    /// <summary>n × k, column-major: the components of the most variance, each of mean 0; fewer than asked for where texts do not vary in so many
    /// directions.</summary>
    /// <param name="source">Which column, which vectors and how many components.</param>
    /// <exception cref="CorpusException">The host has no such vectors (CDI9161).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public double[] Of(PredictorSource source)
    {
        if (known.TryGetValue(source, out var components)) return components;
        if (source is not { Column: { } column, Vectors: { } kind }) throw new ArgumentException($"`{source.Written}` has no vectors.", nameof(source));
        var vectors = OfferedVectors.Of(offered, kind, table, "inference.predict_from", "predict_from")
            .Of(table.Texts(column), execution.Threads, execution.Cancellation);
        return known[source] = PrincipalComponents.Of(kind == EmbeddedKind.Ngram ? Weighted(vectors) : vectors, source.Components, execution.Cancellation);
    }

    private static SparseVector[] Weighted(IReadOnlyList<SparseVector> vectors)
    {
        var texts = new Dictionary<int, int>();
        foreach (var vector in vectors)
        {
            foreach (var index in vector.Indices.Span) texts[index] = texts.GetValueOrDefault(index) + 1;
        }

        return [.. vectors.Select(vector => Weighted(vector, texts, vectors.Count))];
    }

    private static SparseVector Weighted(SparseVector vector, Dictionary<int, int> texts, int count)
    {
        var (indices, values) = (new List<int>(vector.Count), new List<double>(vector.Count));
        for (var k = 0; k < vector.Count; k++)
        {
            var index = vector.Indices.Span[k];
            if (texts[index] < 2) continue;
            indices.Add(index);
            values.Add(vector.Values.Span[k] * Math.Log((double)count / texts[index]));
        }

        var length = Math.Sqrt(values.Sum(value => value * value));
        return new(vector.Dimensions, indices.ToArray(), values.ConvertAll(value => (float)(length > 0 ? value / length : 0)).ToArray());
    }
}
