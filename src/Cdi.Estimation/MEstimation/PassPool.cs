namespace Cdi.Estimation.MEstimation;

/// <summary>Threads that wait for passes. They live as long as the process; a pass is handed to them without an allocation.</summary>
internal static class PassPool
{
    private static readonly object Owner = new();
    private static readonly object Gate = new();
    private static Pass? current;
    private static int started;
    private static int invited;
    private static int joined;
    private static int active;

    /// <summary>Runs a pass on the caller's thread and on up to <paramref name="threads"/> − 1 others; returns when all blocks are done.</summary>
    /// <remarks>While another pass has the pool the caller works alone: the blocks, and so the bits, are the same.</remarks>
    public static void Run(Pass pass, int threads)
    {
        if (threads > 1 && Monitor.TryEnter(Owner))
        {
            try
            {
                Invite(pass, threads - 1);
                pass.Drain(0);
                AwaitOthers();
            }
            finally
            {
                Monitor.Exit(Owner);
            }
        }
        else
        {
            pass.Drain(0);
        }

        pass.End();
    }

    private static void Invite(Pass pass, int others)
    {
        lock (Gate)
        {
            for (; started < others; started++)
            {
                new Thread(Work) { IsBackground = true, Name = "Pass" }.Start();
            }

            current = pass;
            invited = others;
            joined = 0;
            Monitor.PulseAll(Gate);
        }
    }

    private static void AwaitOthers()
    {
        lock (Gate)
        {
            invited = 0;
            while (active > 0) Monitor.Wait(Gate);
            current = null;
        }
    }

    private static void Work()
    {
        while (true)
        {
            var (pass, slot) = Join();
            pass.Drain(slot);
            lock (Gate)
            {
                active--;
                if (active == 0) Monitor.PulseAll(Gate);
            }
        }
    }

    private static (Pass Pass, int Slot) Join()
    {
        lock (Gate)
        {
            while (true)
            {
                if (invited > 0 && current is { } pass)
                {
                    invited--;
                    active++;
                    joined++;
                    return (pass, joined);
                }

                Monitor.Wait(Gate);
            }
        }
    }
}
