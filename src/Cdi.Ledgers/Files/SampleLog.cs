using System.Text.Json;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Files;

/// <summary>Reads what a ledger holds of a sample, what was drawn and what people answered, without the study: counts, proofs, exports.</summary>
public sealed class SampleLog : IDisposable
{
    private readonly IEntryFile file;

    /// <summary>Entries that are kept somewhere.</summary>
    internal SampleLog(IEntryFile file) => this.file = file;

    /// <summary>Opens the entries of a study.</summary>
    /// <param name="path">The file of its ledger.</param>
    /// <exception cref="LedgerException">The path names no ledger, or cannot be opened.</exception>
    public static SampleLog Open(string path) => new(LedgerFile.Open(path));

    /// <summary>The file, or the place in a database.</summary>
    public string Path => file.Path;

    /// <summary>Every entry, in its order, as it was written.</summary>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public IEnumerable<LedgerEntry> Entries() => file.Entries();

    /// <summary>The first entry that is not what was written behind the one before it; null where there is none.</summary>
    /// <param name="cancellation">Ends the review.</param>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public LedgerFault? Verify(CancellationToken cancellation)
    {
        LedgerEntry? before = null;
        var index = 0;
        foreach (var entry in file.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!entry.Follows(before)) return new(index, "it is not what was written behind the entry before it");
            (before, index) = (entry, index + 1);
        }

        return null;
    }

    /// <summary>How many rounds name their rows at risk by a stretch of the random order: who was at risk follows from keys of the corpus, and can be verified
    /// with it alone.</summary>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public int StretchesDrawn => file.Entries().Count(entry => entry.Kind == EventWords.Round && IsStretch(entry.Body));

    /// <summary>Writes every entry as a line of JSON.</summary>
    /// <param name="output">Where lines go, each ended by a line feed.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public long Export(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var count = 0L;
        foreach (var entry in file.Entries())
        {
            output.Write(LedgerLines.Line(entry));
            output.Write('\n');
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static bool IsStretch(string body)
    {
        using var round = JsonDocument.Parse(body);
        return EventWords.IsStretch(round.RootElement);
    }
}
