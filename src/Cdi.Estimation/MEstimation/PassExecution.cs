namespace Cdi.Estimation.MEstimation;

/// <summary>How passes over the rows of a problem are carried out: by how many threads, and until when. It changes the speed and never a bit of a
/// result.</summary>
/// <remarks>A value that a problem carries, so that two runs of one process do not know of each other. The default uses every processor and never ends
/// early.</remarks>
public readonly record struct PassExecution
{
    /// <summary>The fewest blocks of <see cref="RowBlock.MaximumCount"/> rows for which more than one thread is used.</summary>
    public const int MinimumBlocks = 4;

    private readonly int threads;

    /// <summary>Says how passes are carried out.</summary>
    /// <param name="threads">Threads of one pass, the caller's included; 0 for one per processor.</param>
    /// <param name="cancellation">Ends a pass at its next block of rows with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    public PassExecution(int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        (this.threads, Cancellation) = (threads, cancellation);
    }

    /// <summary>Threads of one pass, the caller's included; at least 1.</summary>
    public int Threads => threads > 0 ? threads : Environment.ProcessorCount;

    /// <summary>Ends a pass at its next block of rows.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Threads that a pass over some blocks is worth.</summary>
    internal int ThreadsFor(int blocks) => blocks >= MinimumBlocks ? Math.Min(Threads, blocks) : 1;
}
