using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Cdi.Estimation.MEstimation;

/// <summary>Work cut into numbered blocks, which any number of threads take one after the other.</summary>
internal abstract class Pass
{
    private int blocks;
    private int next;
    private ExceptionDispatchInfo? fault;

    /// <summary>Says how many blocks there are, and that none is taken.</summary>
    public void Begin(int count)
    {
        blocks = count;
        next = 0;
        fault = null;
    }

    /// <summary>Takes blocks until none is left.</summary>
    /// <param name="slot">Which participant this is, from 0; its scratch is its own.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Kept and thrown again by the caller's thread in End.")]
    public void Drain(int slot)
    {
        try
        {
            for (var block = Take(); block < blocks; block = Take()) Run(block, slot);
        }
        catch (Exception exception)
        {
            Volatile.Write(ref fault, ExceptionDispatchInfo.Capture(exception));
            Volatile.Write(ref next, blocks);
        }
    }

    /// <summary>Throws what a participant threw.</summary>
    public void End() => Volatile.Read(ref fault)?.Throw();

    /// <summary>Does one block.</summary>
    protected abstract void Run(int block, int slot);

    private int Take() => Interlocked.Increment(ref next) - 1;
}
