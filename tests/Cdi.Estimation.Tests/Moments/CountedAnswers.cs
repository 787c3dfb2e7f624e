using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Columns whose numbers follow from the place of a row.</summary>
internal sealed class CountedAnswers(params Func<long, double>[] columns) : IRowColumns
{
    public void Read(long first, int rows, Span<double> values)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            for (var i = 0; i < rows; i++) values[(j * rows) + i] = columns[j](first + i);
        }
    }
}
