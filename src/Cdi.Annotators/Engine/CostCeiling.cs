using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>Holds spending below a limit: each call reserves what it costs at most before it is sent.</summary>
/// <param name="limit">The most that may be spent; null for no limit.</param>
/// <param name="before">What was spent before, and may have been.</param>
internal sealed class CostCeiling(decimal? limit, EarlierCosts before)
{
    private readonly Lock gate = new();
    private decimal spent = before.Sum;
    private decimal reserved;

    /// <summary>The limit for a ledger that several processes share, which counts no calls without a bound; null for no limit.</summary>
    public decimal? SharedLimit => limit - before.Unbounded;

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

    /// <summary>Why no call can be made, as a clause.</summary>
    /// <param name="spent">What was spent, or may have been.</param>
    /// <param name="next">What the next call may cost.</param>
    /// <param name="before">What was spent before, and may have been.</param>
    public static string Reached(decimal spent, CallCost next, EarlierCosts before)
    {
        var unknown = before.Unknown == 0 ? "" : FormattableString.Invariant(
            $" ({before.Reckoned} of it at most for {before.Unknown} earlier calls of unknown cost)");
        return FormattableString.Invariant($"{spent} {next.Currency} are spent{unknown}, and the next call may cost {next.Amount}");
    }

    /// <summary>The same of this limit.</summary>
    /// <param name="next">What the next call may cost.</param>
    public string Reached(CallCost next) => Reached(Spent, next, before);

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
