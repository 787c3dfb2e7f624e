using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>The rows of a source, counted otherwise.</summary>
/// <param name="source">The rows.</param>
/// <param name="multiplicities">How often each counts.</param>
/// <param name="features">M.</param>
internal sealed class CountedRows(IRowSource source, IRowValues<double> multiplicities, int features) : IRowSource
{
    private double[] multiplicity = [];
    private double[] coefficients = [];

    /// <inheritdoc/>
    public long Rows => source.Rows;

    /// <inheritdoc/>
    public IEnumerable<RowChunk> Read()
    {
        var first = 0L;
        foreach (var chunk in source.Read())
        {
            if (multiplicity.Length < chunk.Rows) (multiplicity, coefficients) = (new double[chunk.Rows], new double[(long)chunk.Rows * features]);
            multiplicities.Read(first, multiplicity.AsSpan(0, chunk.Rows));
            Multiply(chunk.Coefficients.Span, chunk.Rows);
            yield return chunk with { Coefficients = coefficients.AsMemory(0, chunk.Coefficients.Length) };
            first += chunk.Rows;
        }
    }

    private void Multiply(ReadOnlySpan<double> given, int rows)
    {
        for (var k = 0; k < given.Length; k++) coefficients[k] = given[k] * multiplicity[k % rows];
    }
}
