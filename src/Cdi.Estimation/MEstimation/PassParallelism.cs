namespace Cdi.Estimation.MEstimation;

/// <summary>How many threads share one pass over a large corpus. The number changes the speed and never a bit of a result.</summary>
public static class PassParallelism
{
    /// <summary>The fewest blocks of <see cref="RowBlock.MaximumCount"/> rows for which more than one thread is used.</summary>
    public const int MinimumBlocks = 4;

    private static int threads = Environment.ProcessorCount;

    /// <summary>Threads of one pass, the caller's included; the processor count unless set, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Threads
    {
        get => Volatile.Read(ref threads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref threads, value);
        }
    }
}
