namespace Cdi.Ledgers.Calls;

/// <summary>What a call costs, or costs at most.</summary>
/// <param name="Amount">The amount, 0 or more.</param>
/// <param name="Currency">USD, EUR or GBP.</param>
public readonly record struct CallCost(decimal Amount, string Currency);
