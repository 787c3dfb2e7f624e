using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>More rows than an int counts: one stretch of them, again and again.</summary>
internal sealed class RepeatedRows(long rows, long given) : IRowSource
{
    private readonly double[] coefficients = new double[StreamedMoments.StretchRows];

    public long Rows => rows;

    public IEnumerable<RowChunk> Read()
    {
        for (var left = given; left > 0; left -= StreamedMoments.StretchRows)
        {
            var count = (int)Math.Min(left, StreamedMoments.StretchRows);
            yield return new RowChunk(ReadOnlyMemory<double>.Empty, coefficients.AsMemory(0, count), count);
        }
    }
}
