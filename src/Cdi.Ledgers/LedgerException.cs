namespace Cdi.Ledgers;

/// <summary>A ledger that cannot be opened, read or written. Nothing was written of what was asked.</summary>
/// <param name="failure">What stands in the way.</param>
/// <param name="path">The file.</param>
/// <param name="fact">What was found, as a sentence without a full stop.</param>
/// <param name="cause">The exception behind it, or null.</param>
public sealed class LedgerException(LedgerFailure failure, string path, string fact, Exception? cause = null)
    : Exception($"{path}: {fact}.", cause)
{
    /// <summary>What stands in the way.</summary>
    public LedgerFailure Failure { get; } = failure;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What was found, as a sentence without a full stop.</summary>
    public string Fact { get; } = fact;
}
