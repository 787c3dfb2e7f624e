using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Cdi.Estimation.MEstimation;

/// <summary>Work cut into numbered blocks, which the caller's thread and others of the thread pool take one after the other.</summary>
/// <remarks>The caller waits only for those that have joined: where the thread pool is busy it works alone, and the blocks, and so the bits, are the
/// same.</remarks>
internal abstract class Pass : IThreadPoolWorkItem
{
    private readonly object gate = new();
    private int blocks;
    private int next;
    private int queued;
    private int invited;
    private int joined;
    private int active;
    private ExceptionDispatchInfo? fault;

    /// <summary>Runs every block; returns when all are done.</summary>
    /// <param name="count">Blocks.</param>
    /// <param name="threads">Threads at most, the caller's included.</param>
    protected void Run(int count, int threads)
    {
        (blocks, next, fault) = (count, 0, null);
        Invite(threads - 1);
        Drain(0);
        AwaitOthers();
        Volatile.Read(ref fault)?.Throw();
    }

    /// <summary>Does one block.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="slot">Which participant does it, from 0; its scratch is its own.</param>
    protected abstract void RunBlock(int block, int slot);

    /// <summary>Joins the pass as another participant, unless it is over. A thread that comes late may find the next pass, which is as welcome.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        int slot;
        lock (gate)
        {
            queued--;
            if (invited == 0) return;
            invited--;
            active++;
            slot = ++joined;
        }

        Drain(slot);
        lock (gate)
        {
            if (--active == 0) Monitor.Pulse(gate);
        }
    }

    private void Invite(int others)
    {
        if (others <= 0) return;
        int missing;
        lock (gate)
        {
            // Where the thread pool is busy, invitations of earlier passes still wait in its queue: they hold for this one.
            (invited, joined, missing) = (others, 0, others - queued);
            queued = Math.Max(queued, others);
        }

        for (var other = 0; other < missing; other++) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void AwaitOthers()
    {
        lock (gate)
        {
            invited = 0;
            while (active > 0) Monitor.Wait(gate);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Kept, and thrown again by the caller's thread.")]
    private void Drain(int slot)
    {
        try
        {
            for (var block = Take(); block < blocks; block = Take()) RunBlock(block, slot);
        }
        catch (Exception exception)
        {
            Volatile.Write(ref fault, ExceptionDispatchInfo.Capture(exception));
            Volatile.Write(ref next, blocks);
        }
    }

    private int Take() => Interlocked.Increment(ref next) - 1;
}
