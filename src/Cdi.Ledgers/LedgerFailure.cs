namespace Cdi.Ledgers;

/// <summary>What stands between a study and its ledger.</summary>
public enum LedgerFailure
{
    /// <summary>The path names something else than a ledger: another database, a text, a folder, a pipe. It was not changed.</summary>
    NotALedger,

    /// <summary>A ledger of a later version of this program.</summary>
    LaterVersion,

    /// <summary>The file cannot be read or written: permissions, a full disk, a device.</summary>
    Unavailable,

    /// <summary>Another process holds the file and did not let go in time.</summary>
    Busy,

    /// <summary>Another process has written since the ledger was read.</summary>
    ContinuedElsewhere,

    /// <summary>An entry is not what was written, or says what cannot be.</summary>
    Damaged,

    /// <summary>The ledger is of another corpus, or of other questions.</summary>
    OtherStudy,
}
