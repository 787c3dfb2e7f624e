using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>What the calls on file count toward a limit of cost.</summary>
/// <param name="Known">Costs that are known, and what open calls were to cost at most.</param>
/// <param name="Reckoned">What is counted for calls of unknown cost: tokens that the provider counted at the price that the study states now; where it
/// counted none, the most that such a call can cost.</param>
/// <param name="Unknown">How many such calls there are.</param>
public sealed record EarlierCosts(decimal Known, decimal Reckoned, int Unknown)
{
    /// <summary>Nothing.</summary>
    public static EarlierCosts None { get; } = new(0, 0, 0);

    /// <summary>All that is counted.</summary>
    public decimal Sum => Known + Reckoned;

    /// <summary>What a ledger that several processes share does not count by itself: calls that began without a bound.</summary>
    internal decimal Unbounded { get; private init; }

    /// <summary>What calls on file count.</summary>
    /// <param name="totals">All calls on file.</param>
    /// <param name="own">The price of the model that the limit is stated for; a call of a model without a price counts at it.</param>
    /// <param name="longest">Tokens of an answer of that model at most; null for no limit.</param>
    /// <param name="models">How the models of the study are asked.</param>
    public static EarlierCosts Of(CallTotals totals, CallPrice own, int? longest, IReadOnlyList<ModelCalls> models)
    {
        var currency = own.Currency;
        var known = totals.Spent.GetValueOrDefault(currency)
            + totals.Open.Where(call => call.Bound?.Currency == currency).Sum(call => call.Bound?.Amount ?? 0);
        var (reckoned, unbounded) = (0m, 0m);
        foreach (var call in totals.Unpriced)
        {
            var (price, maxTokens) = models.Where(model => model.Model == call.Model && CallPrice.Of(model)?.Currency == currency)
                .Select(model => (CallPrice.Of(model) ?? own, model.MaxTokens)).FirstOrDefault((own, longest));
            var cost = Reckon(call, call.IsInBatch ? price.InBatch : price, maxTokens);
            reckoned += cost;
            if (call.Bound?.Currency != currency) unbounded += cost;
        }

        return new(known, reckoned, totals.Unpriced.Count) { Unbounded = unbounded };
    }

    private static decimal Reckon(UnpricedCall call, CallPrice price, int? maxTokens)
    {
        if (price.Of(call.InputTokens, call.OutputTokens) is { } cost) return cost.Amount;
        if (call.Bound is { } bound && bound.Currency == price.Currency) return bound.Amount;
        return price.BoundOf(call.RequestBytes, Math.Max(maxTokens ?? 0, call.AnswerBytes))?.Amount ?? 0;
    }
}
