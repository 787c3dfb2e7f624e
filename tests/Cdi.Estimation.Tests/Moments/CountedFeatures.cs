using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>φ̂ = (1, v̂) of each row, v̂ from its place.</summary>
internal sealed class CountedFeatures(Func<long, double> value) : IRowColumns
{
    public void Read(long first, int rows, Span<double> values)
    {
        values[..rows].Fill(1);
        for (var i = 0; i < rows; i++) values[rows + i] = value(first + i);
    }
}
