using Cdi.AnnotationPage.People;
using Cdi.AnnotationPage.Rounds;
using Cdi.Corpus;
using Cdi.Ledgers.Pages;
using Cdi.Studies;
using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Desk;

/// <summary>A live study whose texts people label at a page: who is there, who has which text in hand, and what was answered.</summary>
/// <remarks>
/// The texts are those that <c>cdi next</c> lists, so that their probabilities are in the study's ledger before one of them is shown. What happens is kept in
/// the page's ledger before it is acknowledged; answers go to the study's own once their round is complete, or the page is closed in good order. A process may
/// be killed at any moment: what was acknowledged is there, and what was not is sent again. One request at a time.
/// </remarks>
public sealed partial class AnnotationDesk : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly LabelCollection collection;
    private readonly SqlitePageLedger ledger;
    private readonly PageBook book;
    private readonly TimeProvider clock;
    private readonly DeskTimes times;
    private readonly StudyEstimate estimate;
    private OpenRound? round;
    private LabelSheet? asked;
    private bool isComplete;
    private IReadOnlyList<DataDiagnostic> obstacles = [];
    private DateTimeOffset nextTry;

    private AnnotationDesk(
        LabelCollection collection, SqlitePageLedger ledger, Func<CancellationToken, Task<StudyOutcome>> run, TimeProvider clock, DeskTimes times)
    {
        (this.collection, this.ledger, this.clock, this.times) = (collection, ledger, clock, times);
        (book, estimate, nextTry) = (new PageBook(ledger), new StudyEstimate(run), clock.GetUtcNow());
    }

    /// <summary>Name of the study.</summary>
    public string Study => collection.Definition.Name;

    /// <summary>How long a session lasts.</summary>
    internal TimeSpan SessionTime => times.Session;

    /// <summary>Where the page keeps what happens.</summary>
    public string Path => book.Path;

    /// <summary>What the study waits for, other than for answers; empty for nothing.</summary>
    public IReadOnlyList<DataDiagnostic> Obstacles => obstacles;

    /// <summary>Opens the desk: reads what happened, and draws the round whose turn it is.</summary>
    /// <param name="collection">The study with its corpus.</param>
    /// <param name="ledger">The ledger of the page; disposed with the desk.</param>
    /// <param name="run">Estimates, once the sample is complete.</param>
    /// <param name="clock">The time, by which codes, sessions and texts in hand end; no result depends on it.</param>
    /// <param name="times">How long they last.</param>
    /// <param name="cancellation">Ends the drawing.</param>
    /// <exception cref="Cdi.Ledgers.LedgerException">The ledger of the page is damaged or cannot be used.</exception>
    public static async Task<AnnotationDesk> OpenAsync(LabelCollection collection, SqlitePageLedger ledger,
        Func<CancellationToken, Task<StudyOutcome>> run, TimeProvider clock, DeskTimes times, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(times);
        var desk = new AnnotationDesk(collection, ledger, run, clock, times);
        desk.book.Refresh();
        await desk.AdvanceAsync(cancellation).ConfigureAwait(false);
        return desk;
    }

    /// <summary>Invites the owner.</summary>
    /// <returns>The code, which is kept nowhere.</returns>
    /// <exception cref="Cdi.Ledgers.LedgerException">It cannot be kept.</exception>
    public string InviteOwner() => Invitations.Invite(book, Invitations.Owner, PageRole.Owner, clock.GetUtcNow() + times.OwnerInvitation)
        ?? throw new InvalidOperationException("The owner's name is none.");

    /// <summary>Closes the desk in good order: what was answered goes to the study's own ledger. What cannot go there now stays with the page.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            book.Refresh();
            if (Unsettled is { Count: > 0 } rest) await SettleAsync(rest, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CorpusException problem)
        {
            obstacles = problem.Diagnostics;
        }
        finally
        {
            ledger.Dispose();
            gate.Dispose();
        }
    }

    private List<PageAnswer> Unsettled => [.. book.Work.Standing.Where(each => !each.IsSettled)];

    /// <summary>Sends complete rounds to the study's ledger and draws the next, as far as that goes.</summary>
    private async Task AdvanceAsync(CancellationToken cancellation)
    {
        try
        {
            while (!isComplete)
            {
                if (round is null && await collection.NextAsync(cancellation).ConfigureAwait(false) is { } sheet) round = new(sheet);
                asked = round?.Sheet ?? collection.LastRound();
                var isOver = round?.IsComplete(book.Work) ?? true;
                List<PageAnswer> due = [.. Unsettled.Where(each => isOver || round?.Row(each.Key) is null)];
                if (due.Count > 0) await SettleAsync(due, cancellation).ConfigureAwait(false);
                else if (round is not null && isOver) throw new InvalidOperationException("Answers to every text of a round make no labels.");
                isComplete = round is null;
                if (!isOver) break;
                round = null;
            }

            obstacles = [];
        }
        catch (CorpusException problem)
        {
            // Kept for the owner; whoever asks for texts later has it tried again.
            (obstacles, nextTry) = (problem.Diagnostics, clock.GetUtcNow() + Patience);
        }
    }

    private async Task SettleAsync(IReadOnlyList<PageAnswer> due, CancellationToken cancellation)
    {
        await collection.RecordAsync(book.Path, [.. due.Select(each => new GivenAnswer(each.Key, each.Person, each.Answers))], corrects: true, cancellation)
            .ConfigureAwait(false);
        book.Keep(() => [new PageEvent.Settled([.. due.Select(each => each.Id)])]);
    }

    /// <summary>Works while nobody else does, on what is known by all.</summary>
    private async Task<T> AloneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            book.Refresh();
            if (obstacles.Count > 0 && clock.GetUtcNow() >= nextTry) await AdvanceAsync(cancellation).ConfigureAwait(false);
            return await work(cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellation) => AloneAsync(_ => Task.FromResult(work()), cancellation);
}
