namespace Cdi.Annotators.Engine;

/// <summary>Holds spending below a limit: each call reserves what it costs at most before it is sent.</summary>
/// <param name="limit">The most that may be spent; null for no limit.</param>
/// <param name="spent">What was spent before, and may have been: open calls at their bounds.</param>
internal sealed class CostCeiling(decimal? limit, decimal spent)
{
    private readonly Lock gate = new();
    private decimal spent = spent;
    private decimal reserved;

    /// <summary>The most that may be spent; null for no limit.</summary>
    public decimal? Limit => limit;

    /// <summary>What was spent, or may have been.</summary>
    public decimal Spent
    {
        get
        {
            lock (gate) return spent;
        }
    }

    /// <summary>Reserves what a call costs at most.</summary>
    /// <returns>False where the limit could be exceeded.</returns>
    public bool TryReserve(decimal bound)
    {
        lock (gate)
        {
            if (limit is { } most && spent + reserved + bound > most) return false;
            reserved += bound;
            return true;
        }
    }

    /// <summary>Whether it could succeed once calls under way have ended below their bounds.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (gate) return reserved > 0;
        }
    }

    /// <summary>Ends a reservation.</summary>
    /// <param name="bound">What was reserved.</param>
    /// <param name="cost">What it cost, or may have cost.</param>
    public void Settle(decimal bound, decimal cost)
    {
        lock (gate)
        {
            reserved -= bound;
            spent += cost;
        }
    }
}
