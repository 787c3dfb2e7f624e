using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>A number of each row that follows from its place.</summary>
internal sealed class CountedNumbers<T>(Func<long, T> value) : IRowValues<T>
{
    public void Read(long first, Span<T> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = value(first + i);
    }
}
