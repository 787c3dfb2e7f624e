using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Files;

/// <summary>Entries of a study, wherever they are kept.</summary>
internal interface IEntryFile : IDisposable
{
    /// <summary>Where they are kept, for messages.</summary>
    string Path { get; }

    /// <summary>Every entry, by number.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IEnumerable<LedgerEntry> Entries();

    /// <summary>Writes entries, all or none, and returns when they are on the disk.</summary>
    /// <param name="entries">The entries, each behind the one before it.</param>
    /// <param name="last">The last entry that the writer knows; null for none.</param>
    /// <exception cref="LedgerException">They could not be written, or there are others than the writer knows.</exception>
    void Append(IEnumerable<LedgerEntry> entries, LedgerEntry? last);
}
