namespace Cdi.Estimation.Ledgers;

/// <summary>An event that cannot have happened as it is recorded.</summary>
/// <param name="Index">Its place in the ledger, from 0.</param>
/// <param name="Fact">What contradicts it, as a sentence without a full stop.</param>
public sealed record LedgerFault(int Index, string Fact);
