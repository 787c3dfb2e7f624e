using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Learning;

/// <summary>The matrix A − 1μᵀ of vectors less their mean, in the dimensions that any of them has: never written out, multiplied from either side.</summary>
internal sealed class CentredVectors
{
    private readonly IReadOnlyList<SparseVector> vectors;
    private readonly int[] dimensions;
    private readonly int[][] places;
    private readonly double[] means;

    /// <summary>Looks at vectors.</summary>
    /// <param name="vectors">n vectors of as many dimensions each.</param>
    public CentredVectors(IReadOnlyList<SparseVector> vectors)
    {
        this.vectors = vectors;
        dimensions = [.. vectors.SelectMany(vector => vector.Indices.ToArray()).Distinct().Order()];
        places = [.. vectors.Select(vector => Array.ConvertAll(vector.Indices.ToArray(), index => Array.BinarySearch(dimensions, index)))];
        means = new double[dimensions.Length];
        foreach (var (row, own) in places.Index())
        {
            var values = vectors[row].Values.Span;
            for (var k = 0; k < own.Length; k++) means[own[k]] += values[k] / (double)vectors.Count;
        }
    }

    /// <summary>d, the dimensions that any vector has.</summary>
    public int Width => means.Length;

    /// <summary>The sum of the squares of all numbers, as they are.</summary>
    public double Size => vectors.Sum(vector => vector.Dot(vector));

    /// <summary>d × <paramref name="count"/>, row by row: random numbers, each a function of its dimension and column alone.</summary>
    public double[] Directions(int count)
    {
        var random = new CounterRandom(0, RandomPurpose.Directions);
        var directions = new double[Width * count];
        for (var at = 0; at < directions.Length; at++)
            directions[at] = random.Uniform(new RowKey(((ulong)(uint)dimensions[at / count] << 16) | (uint)(at % count))) - 0.5;
        return directions;
    }

    /// <summary>n × <paramref name="width"/>, row by row: (A − 1μᵀ) times as many columns.</summary>
    /// <param name="columns">d × width, row by row.</param>
    /// <param name="width">How many.</param>
    public double[] Times(double[] columns, int width)
    {
        var products = new double[vectors.Count * width];
        var centre = new double[width];
        for (var place = 0; place < means.Length; place++) Add(centre, columns.AsSpan(place * width, width), -means[place]);
        for (var row = 0; row < places.Length; row++)
        {
            var sums = products.AsSpan(row * width, width);
            var values = vectors[row].Values.Span;
            for (var k = 0; k < values.Length; k++) Add(sums, columns.AsSpan(places[row][k] * width, width), values[k]);
            Add(sums, centre, 1);
        }

        return products;
    }

    /// <summary>d × <paramref name="width"/>, row by row: (A − 1μᵀ)ᵀ times as many columns.</summary>
    /// <param name="scores">n × width, row by row.</param>
    /// <param name="width">How many.</param>
    public double[] TransposeTimes(double[] scores, int width)
    {
        var products = new double[means.Length * width];
        var total = new double[width];
        for (var row = 0; row < places.Length; row++)
        {
            var own = scores.AsSpan(row * width, width);
            var values = vectors[row].Values.Span;
            Add(total, own, 1);
            for (var k = 0; k < values.Length; k++) Add(products.AsSpan(places[row][k] * width, width), own, values[k]);
        }

        for (var place = 0; place < means.Length; place++) Add(products.AsSpan(place * width, width), total, -means[place]);
        return products;
    }

    private static void Add(Span<double> sums, ReadOnlySpan<double> values, double weight)
    {
        for (var each = 0; each < sums.Length; each++) sums[each] += weight * values[each];
    }
}
