using Cdi.Estimation.Moments;
using Cdi.Estimation.Tests.MEstimation;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>The rows of a problem in chunks of one size, each in memory that is spoilt as soon as the next is asked for.</summary>
internal sealed class ChunksOfMemory(Problem problem, int size) : IRowSource
{
    public long Rows => problem.Rows;

    /// <summary>How often the rows were read from their beginning.</summary>
    public int Passes { get; private set; }

    public IEnumerable<RowChunk> Read()
    {
        Passes++;
        var (p, m) = (problem.Columns.Length / problem.Rows, problem.Coefficients.Length / problem.Rows);
        for (var first = 0; first < problem.Rows; first += size)
        {
            var rows = Math.Min(size, problem.Rows - first);
            var (columns, coefficients) = (Cut(problem.Columns, p, first, rows), Cut(problem.Coefficients, m, first, rows));
            yield return new RowChunk(columns, coefficients, rows);
            Array.Fill(columns, double.NaN);
            Array.Fill(coefficients, double.NaN);
        }
    }

    private double[] Cut(ReadOnlyMemory<double> values, int width, int first, int rows)
    {
        var cut = new double[width * rows];
        for (var j = 0; j < width; j++) values.Span.Slice((j * problem.Rows) + first, rows).CopyTo(cut.AsSpan(j * rows));
        return cut;
    }
}
