using Cdi.AnnotationPage.People;
using Cdi.AnnotationPage.Rounds;
using Cdi.Ledgers;
using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.Desk;

/// <summary>What the page knows, kept in its ledger: nothing is known that is not on the disk.</summary>
/// <param name="ledger">The events.</param>
internal sealed class PageBook(SqlitePageLedger ledger)
{
    // Others invite and revoke by a command now and then.
    private const int MostTries = 20;

    /// <summary>Who was invited and who is there.</summary>
    public PagePeople People { get; } = new();

    /// <summary>Who has what in hand and answered what.</summary>
    public PageWork Work { get; } = new();

    /// <summary>The file.</summary>
    public string Path => ledger.Path;

    /// <summary>Reads what others have written.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public void Refresh()
    {
        foreach (var happened in ledger.ReadNew()) Apply(happened);
    }

    /// <summary>Decides on what is known by all, and keeps what is decided.</summary>
    /// <param name="decide">What is to happen; asked again where another process has written meanwhile.</param>
    /// <exception cref="LedgerException">It cannot be kept; nothing is then known of it.</exception>
    public void Keep(Func<IReadOnlyList<PageEvent>> decide)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            Refresh();
            var events = decide();
            if (events.Count == 0) return;
            if (!ledger.TryAppend(events)) continue;
            foreach (var happened in events) Apply(happened);
            return;
        }

        throw new LedgerException(LedgerFailure.Busy, ledger.Path, "other processes were writing to it all the time");
    }

    private void Apply(PageEvent happened)
    {
        if (People.Apply(happened) is { } person) Work.Return(person);
        Work.Apply(happened);
    }
}
