namespace Cdi.Studies;

/// <summary>Where live studies keep what was drawn and answered: <c>cdi</c> has one file beside the spec.</summary>
public interface IStudyLedgers
{
    /// <summary>Opens the ledger of a study.</summary>
    /// <param name="terms">How its texts and labels are written down.</param>
    /// <param name="begins">Whether one is begun where there is none.</param>
    /// <returns>The ledger; null where there is none and none is begun.</returns>
    /// <exception cref="Corpus.CorpusException">It cannot be opened.</exception>
    IStudyLedger? Open(LedgerTerms terms, bool begins);
}
