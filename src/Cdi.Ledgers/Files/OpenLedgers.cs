namespace Cdi.Ledgers.Files;

/// <summary>Which ledgers this process has open, by path.</summary>
/// <remarks>
/// Systems of the POSIX family take every lock on a file from a process that closes any descriptor of it. A ledger on which SQLite holds its locks is
/// therefore opened by nothing but SQLite: another process would take itself for the last one, and put away the log of writes that are still going on
/// ("How To Corrupt An SQLite Database File", section 2.2).
/// </remarks>
internal static class OpenLedgers
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>Says that a connection to a ledger is about to be opened.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="look">Looks into the file by other means than SQLite; not called where the process has the ledger open, and while another thread opens
    /// or closes one.</param>
    /// <returns>To be disposed of once the connection is closed.</returns>
    public static IDisposable Hold(string path, Action? look = null)
    {
        lock (Gate)
        {
            var count = Counts.GetValueOrDefault(path);
            if (count == 0) look?.Invoke();
            Counts[path] = count + 1;
        }

        return new Held(path);
    }

    private sealed class Held(string path) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            lock (Gate)
            {
                if (isOver) return;
                isOver = true;
                if (--Counts[path] == 0) Counts.Remove(path);
            }
        }
    }
}
