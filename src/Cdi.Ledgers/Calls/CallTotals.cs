namespace Cdi.Ledgers.Calls;

/// <summary>What calls have brought and cost.</summary>
/// <param name="Requests">Requests that were sent at least once.</param>
/// <param name="Answers">Answers on file.</param>
/// <param name="Faults">Sendings without an answer.</param>
/// <param name="Spent">The sum of all known costs of answers, by currency.</param>
/// <param name="UnknownCosts">Answers whose cost is unknown; they are in no sum.</param>
/// <param name="Open">Sendings that may have been paid for without an answer, in their order.</param>
public sealed record CallTotals(
    long Requests, long Answers, long Faults, IReadOnlyDictionary<string, decimal> Spent, long UnknownCosts, IReadOnlyList<OpenCall> Open)
{
    /// <summary>The sendings without an answer by kind, in the order in which the kinds came: how many, and what was said at the first.</summary>
    public IReadOnlyList<(string Kind, long Count, string First)> FaultKinds { get; init; } = [];

    /// <summary>The calls whose cost is unknown and which were made here, in no order that means anything: answers that were imported were paid for
    /// elsewhere.</summary>
    public IReadOnlyList<UnpricedCall> Unpriced { get; init; } = [];

    /// <summary>What may have been spent at most in a currency: known costs, and the bounds of open calls. Null where one of these is unknown.</summary>
    /// <param name="currency">USD, EUR or GBP.</param>
    public decimal? AtMost(string currency)
    {
        if (UnknownCosts > 0 || Open.Any(call => call.Bound is null)) return null;
        return Spent.GetValueOrDefault(currency) + Open.Where(call => call.Bound?.Currency == currency).Sum(call => call.Bound?.Amount ?? 0);
    }
}
