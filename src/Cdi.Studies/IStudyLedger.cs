using Cdi.Estimation.Ledgers;

namespace Cdi.Studies;

/// <summary>The ledger of a live study, open.</summary>
/// <remarks>What its methods cannot do they say by a <see cref="Corpus.CorpusException"/>.</remarks>
public interface IStudyLedger : ILedger, IDisposable
{
    /// <summary>Where it is kept, for diagnostics.</summary>
    string Path { get; }
}
