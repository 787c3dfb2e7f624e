using System.Diagnostics;
using System.Globalization;
using Cdi.Estimation.Designs;
using Cdi.Ledgers.Calls;

namespace Cdi.Ledgers.Tests;

/// <summary>A ledger that a process has open twice keeps the locks by which other processes know that it is in use.</summary>
public sealed class OpenLedgersTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Opening_and_closing_a_ledger_again_takes_no_lock_from_the_first()
    {
        if (!OperatingSystem.IsLinux()) return; // Locks are listed there alone.
        using var ledger = folder.Open();
        await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        var held = Locks(ledger.Path);
        Assert.NotEqual(0, held);
        using (folder.Open()) Assert.Equal(held, Locks(ledger.Path));
        Assert.Equal(held, Locks(ledger.Path));
        await using (SqliteCallLedger.Open(ledger.Path, TimeProvider.System)) Assert.Equal(held, Locks(ledger.Path));
        Assert.Equal(held, Locks(ledger.Path));
    }

    // 1: POSIX  ADVISORY  READ 4711 fe:01:1183 1073741826 1073742335
    private static int Locks(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        var file = ":" + stat.StandardOutput.ReadToEnd().Trim();
        stat.WaitForExit();
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return File.ReadAllLines("/proc/locks").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Count(parts =>
            parts.Length == 8 && parts[1] == "POSIX" && parts[4] == own && parts[5].EndsWith(file, StringComparison.Ordinal));
    }
}
