using Cdi.Corpus.Files;
using Microsoft.Win32.SafeHandles;

namespace Cdi.Reporting.Files;

/// <summary>A turn at the folders within one folder: only one process has it. The system takes it back from a process that ends.</summary>
internal sealed class FolderTurn : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private const int MostPauses = 1000;

    private readonly SafeFileHandle? folder;

    private FolderTurn(SafeFileHandle? folder) => this.folder = folder;

    /// <summary>Waits for the turn. Where the system has no such thing, or another process keeps it for five seconds, there is none and the work goes
    /// on.</summary>
    /// <param name="parent">The folder.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FolderTurn Take(string parent, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux()) return new FolderTurn(null);
        var folder = LinuxCalls.OpenWithoutWaiting(parent);
        if (folder.IsInvalid) return new FolderTurn(null);
        try
        {
            for (var pauses = 0; pauses < MostPauses && !LinuxCalls.TryLock(folder); pauses++)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(Pause);
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        return new FolderTurn(folder);
    }

    /// <summary>Gives the turn back.</summary>
    public void Dispose() => folder?.Dispose();
}
