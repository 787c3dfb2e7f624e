namespace Cdi.Ledgers.Entries;

/// <summary>The body of an entry cannot be read; the ledger adds its place and file.</summary>
/// <param name="failure">What stands in the way.</param>
/// <param name="fact">What was found, as a sentence without a full stop.</param>
internal sealed class EntryException(LedgerFailure failure, string fact) : Exception(fact)
{
    /// <summary>What stands in the way.</summary>
    public LedgerFailure Failure { get; } = failure;
}
