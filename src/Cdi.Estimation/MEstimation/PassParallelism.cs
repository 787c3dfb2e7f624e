namespace Cdi.Estimation.MEstimation;

/// <summary>How many threads share one pass over a large corpus. The number changes the speed and never a bit of a result.</summary>
public static class PassParallelism
{
    /// <summary>The fewest blocks of <see cref="RowBlock.MaximumCount"/> rows for which more than one thread is used.</summary>
    public const int MinimumBlocks = 4;

    private static readonly AsyncLocal<int?> Limit = new();

    /// <summary>Threads of one pass, the caller's included: the number that <see cref="Limited"/> set around the caller, else the processor count.</summary>
    public static int Threads => Limit.Value ?? Environment.ProcessorCount;

    /// <summary>Sets the number of threads for the passes of the caller, and of what it starts or awaits, until the answer is disposed. Other callers keep theirs.</summary>
    /// <param name="threads">Threads of one pass, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static IDisposable Limited(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var before = Limit.Value;
        Limit.Value = threads;
        return new Restoration(before);
    }

    private sealed class Restoration(int? before) : IDisposable
    {
        public void Dispose() => Limit.Value = before;
    }
}
