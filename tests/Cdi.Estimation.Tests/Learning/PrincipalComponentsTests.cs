using Cdi.Estimation.Learning;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Principal components of sparse vectors against the singular value decomposition of the whole matrix.</summary>
public sealed class PrincipalComponentsTests
{
    private const int Rows = 60;
    private const int Dimensions = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Scores_are_those_of_the_singular_value_decomposition(int count)
    {
        var matrix = Centred(Vectors());
        var whole = matrix.Svd();
        var scores = PrincipalComponents.Of(Vectors(), count);
        Assert.Equal(Rows * count, scores.Length);
        for (var component = 0; component < count; component++)
        {
            var expected = whole.U.Column(component) * whole.S[component];
            var own = Vector<double>.Build.Dense(scores[(component * Rows)..((component + 1) * Rows)]);
            Assert.Equal(0, own.Sum(), 1e-9);
            Assert.Equal(0, (own - (expected * Math.Sign(own * expected))).L2Norm(), 1e-6 * expected.L2Norm());
        }
    }

    [Fact]
    public void The_order_of_rows_changes_nothing_but_rounding()
    {
        var vectors = Vectors();
        var (own, reversed) = (PrincipalComponents.Of(vectors, 3), PrincipalComponents.Of([.. vectors.Reverse()], 3));
        for (var component = 0; component < 3; component++)
        {
            for (var row = 0; row < Rows; row++)
                Assert.Equal(own[(component * Rows) + row], reversed[(component * Rows) + Rows - 1 - row], 1e-9);
        }
    }

    [Fact]
    public void Vectors_that_do_not_vary_have_no_components()
    {
        Assert.Empty(PrincipalComponents.Of([], 3));
        Assert.Empty(PrincipalComponents.Of([new(4, new[] { 1 }, new[] { 1f })], 3));
        Assert.Empty(PrincipalComponents.Of([.. Enumerable.Repeat(new SparseVector(4, new[] { 1, 2 }, new[] { 1f, 0.5f }), 9)], 3));
        Assert.Empty(PrincipalComponents.Of([.. Enumerable.Repeat(new SparseVector(4, Array.Empty<int>(), Array.Empty<float>()), 9)], 3));
    }

    [Fact]
    public void There_are_no_more_components_than_directions()
    {
        // Two kinds of vectors vary in one direction.
        SparseVector[] kinds = [new(4, new[] { 0 }, new[] { 1f }), new(4, new[] { 3 }, new[] { 1f })];
        Assert.Equal(10, PrincipalComponents.Of([.. Enumerable.Range(0, 10).Select(row => kinds[row % 2])], 3).Length);
    }

    // Each direction has twice the length of the next, so that none is near another.
    private static SparseVector[] Vectors() => [.. Enumerable.Range(0, Rows).Select(row =>
    {
        int[] indices = [.. Enumerable.Range(0, Dimensions).Where(index => index < 8 || (row + index) % 5 == 0)];
        float[] values = [.. indices.Select(index => (float)((Uniform(row, index) - 0.4) * (index < 8 ? 8.0 / (1 << index) : 0.05)))];
        return new SparseVector(Dimensions, indices, values);
    })];

    private static double Uniform(int row, int index) => new CounterRandom(5, RandomPurpose.Resample, index).Uniform(RowKey.FromRowNumber(row));

    private static Matrix<double> Centred(SparseVector[] vectors)
    {
        var matrix = Matrix<double>.Build.Dense(Rows, Dimensions);
        for (var row = 0; row < Rows; row++)
        {
            for (var k = 0; k < vectors[row].Count; k++) matrix[row, vectors[row].Indices.Span[k]] = vectors[row].Values.Span[k];
        }

        var means = matrix.ColumnSums() / Rows;
        for (var row = 0; row < Rows; row++) matrix.SetRow(row, matrix.Row(row) - means);
        return matrix;
    }
}
