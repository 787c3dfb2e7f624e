using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Calls;

/// <summary>Entries of calls, wherever they are kept.</summary>
internal interface ICallEntries : IDisposable
{
    /// <summary>Where they are kept, for messages.</summary>
    string Path { get; }

    /// <summary>Every entry, by number.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IEnumerable<LedgerEntry> Entries();

    /// <summary>The entries of a request, by number.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IReadOnlyList<LedgerEntry> EntriesOf(string key);

    /// <summary>Writes entries of an export, all or none.</summary>
    /// <param name="entries">The entries, each behind the one before it, with key and sending.</param>
    /// <param name="count">How many entries the writer knows.</param>
    /// <exception cref="LedgerException">They could not be written, or there are others than the writer knows.</exception>
    void Append(IReadOnlyList<(LedgerEntry Entry, string Key, int Send)> entries, long count);
}
