namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Counts the blocks that <see cref="CountedKernel"/> works on, and cancels in the middle of one.</summary>
public sealed class BlockCount : IDisposable
{
    private static BlockCount? current;

    private readonly CancellationTokenSource source;
    private readonly int at;
    private int before;
    private int after;

    private BlockCount(CancellationTokenSource source, int at) => (this.source, this.at) = (source, at);

    /// <summary>Blocks that began after the cancellation.</summary>
    public int After => after;

    /// <summary>Blocks that began before it.</summary>
    public int Before => before;

    /// <summary>Counts until it is disposed; one count at a time.</summary>
    public static BlockCount Begin(CancellationTokenSource source, int at) => current = new(source, at);

    public static void Add()
    {
        if (current is not { } count) return;
        if (count.source.IsCancellationRequested) Interlocked.Increment(ref count.after);
        else if (Interlocked.Increment(ref count.before) == count.at) count.source.Cancel();
    }

    public void Dispose() => current = null;
}
