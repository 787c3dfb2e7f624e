using Cdi.AnnotationPage.Messages;
using Cdi.AnnotationPage.People;
using Cdi.AnnotationPage.Rounds;
using Cdi.Ledgers.Pages;
using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Desk;

/// <content>What annotators do.</content>
public sealed partial class AnnotationDesk
{
    /// <summary>Letters of a note or a reason at most.</summary>
    internal const int LongestWords = 2000;

    private const int LongestAnswer = 400;
    private const int LongestId = 64;
    private const int ShortestId = 8;
    private const int MostInHand = 3;
    private const double LongestLook = 86_400;

    /// <summary>What an annotator is asked.</summary>
    internal Task<StudyReply> StudyAsync(CancellationToken cancellation) => AloneAsync(
        () =>
        {
            if (asked is not { } sheet) return new StudyReply(Study, [], [], false, LongestWords);
            var canSayNothing = sheet.TakesCannotSay && !sheet.Questions.Any(question => question.HasCannotSay);
            return new StudyReply(Study, sheet.Columns, [.. sheet.Questions.Select(Question)], canSayNothing, LongestWords);
        },
        cancellation);

    /// <summary>Texts for an annotator: those in hand first.</summary>
    internal Task<WorkReply> NextAsync(PageSession session, NextRequest request, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            if (request.Count is < 1 or > MostInHand) throw new DeskRefusedException(DeskRefusal.Malformed);
            book.Keep(() => Leases(session.Person, request.Count));
            return Work(session.Person);
        },
        cancellation);

    /// <summary>Keeps an answer; one that is sent again is kept once.</summary>
    /// <exception cref="DeskRefusedException">It is none, or the text is no longer the annotator's.</exception>
    internal Task<WorkReply> AnswerAsync(PageSession session, AnswerRequest request, CancellationToken cancellation) => AloneAsync(
        async token =>
        {
            RequireId(request.Id);
            if (request.Note.Length > LongestWords || !(request.Seconds is >= 0 and <= LongestLook)) throw new DeskRefusedException(DeskRefusal.Malformed);
            book.Keep(() => Answered(session.Person, request));
            await SettleRevisionsAsync(token).ConfigureAwait(false);
            return Work(session.Person);
        },
        cancellation);

    /// <summary>Takes the last answer back that stands, and puts its text into the annotator's hand.</summary>
    /// <exception cref="DeskRefusedException">There is none.</exception>
    internal Task<WorkReply> UndoAsync(PageSession session, UndoRequest request, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            RequireId(request.Id);
            book.Keep(() =>
            {
                if (IsKnown(request.Id, id => book.Work.AnswerOf(id)?.Person == session.Person)) return [];
                var last = book.Work.Standing.LastOrDefault(each => each.Person == session.Person) ?? throw new DeskRefusedException(DeskRefusal.NothingToUndo);
                return [new PageEvent.Withdrawn(request.Id, last.Id), NewLease(session.Person, last.Key, last.Round)];
            });
            return Work(session.Person);
        },
        cancellation);

    /// <summary>Hands a text back.</summary>
    /// <exception cref="DeskRefusedException">It is not in the annotator's hand.</exception>
    internal Task<WorkReply> SkipAsync(PageSession session, RemarkRequest request, CancellationToken cancellation) =>
        RemarkAsync(session, request, new PageEvent.Skipped(request.Id, request.Lease, request.Reason.Trim()), cancellation);

    /// <summary>Has the owner look at a text, which stays in hand.</summary>
    /// <exception cref="DeskRefusedException">It is not in the annotator's hand.</exception>
    internal Task<WorkReply> FlagAsync(PageSession session, RemarkRequest request, CancellationToken cancellation) =>
        RemarkAsync(session, request, new PageEvent.Flagged(request.Id, request.Lease, request.Reason.Trim()), cancellation);

    private Task<WorkReply> RemarkAsync(PageSession session, RemarkRequest request, PageEvent remark, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            RequireId(request.Id);
            if (request.Reason.Trim().Length is 0 or > LongestWords) throw new DeskRefusedException(DeskRefusal.Malformed);
            book.Keep(() =>
            {
                if (IsKnown(request.Id, lease => book.Work.LeaseOf(lease)?.Person == session.Person)) return [];
                return LeaseOf(session.Person, request.Lease).IsOver ? throw new DeskRefusedException(DeskRefusal.Taken) : [remark];
            });
            return Work(session.Person);
        },
        cancellation);

    private List<PageEvent> Answered(string person, AnswerRequest request)
    {
        var (work, now) = (book.Work, clock.GetUtcNow());
        if (work.AnswerOf(request.Id) is { } known)
            return known.Person == person && work.LeaseOf(request.Lease)?.Key == known.Key ? [] : throw new DeskRefusedException(DeskRefusal.OtherId);
        if (work.ChangeOf(request.Id) is not null) throw new DeskRefusedException(DeskRefusal.OtherId);
        var lease = LeaseOf(person, request.Lease);
        var isOpen = round?.Row(lease.Key) is { } row ? round.IsOpen(person, row, work, now) : work.HasSettled(person, lease.Key);
        if (lease.IsOver || !isOpen || work.Of(person, lease.Key) is not null) throw new DeskRefusedException(DeskRefusal.Taken);
        if (asked is not { } sheet || !IsAnswer(sheet, request.Answers)) throw new DeskRefusedException(DeskRefusal.NotAnAnswer);
        return [new PageEvent.Answered(request.Id, request.Lease, [.. request.Answers.Select(each => each.Trim())], request.Note.Trim(), request.Seconds)];
    }

    private static bool IsAnswer(LabelSheet sheet, IReadOnlyList<string> answers) => answers.Count == sheet.Questions.Count
        && sheet.Questions.Zip(answers).All(pair => pair.Second is { Length: <= LongestAnswer } said && pair.First.IsAnswer(said)
            && (sheet.TakesCannotSay || !pair.First.SaysNothing(said)));

    /// <summary>Answers about texts that have their label already stand at once; others wait for their round.</summary>
    private async Task SettleRevisionsAsync(CancellationToken cancellation)
    {
        if (isComplete && Unsettled is { Count: > 0 })
        {
            (isComplete, nextTry) = (false, clock.GetUtcNow());
            estimate.Forget();
        }

        if (round is null || round.IsComplete(book.Work) || Unsettled.Any(each => round.Row(each.Key) is null))
            await AdvanceAsync(cancellation).ConfigureAwait(false);
    }

    private List<PageEvent> Leases(string person, int count)
    {
        var now = clock.GetUtcNow();
        var own = book.Work.InHand(person, now).Where(lease => IsCurrent(person, lease)).ToList();
        var events = own.Where(lease => lease.Expires - now < times.Lease / 2)
            .Select(PageEvent (lease) => new PageEvent.Leased(lease.Name, person, lease.Key, lease.Round, now + times.Lease)).ToList();
        var keys = own.Select(lease => lease.Key).ToHashSet(StringComparer.Ordinal);
        if (round is { } open && own.Count < count)
        {
            events.AddRange(open.For(person, book.Work, now).Where(row => !keys.Contains(row.Key)).Take(count - own.Count).Select(
                row => NewLease(person, row.Key, open.Sheet.Round)));
        }

        return events;
    }

    private PageEvent.Leased NewLease(string person, string key, int number) =>
        new(Secrets.NewName(), person, key, number, clock.GetUtcNow() + times.Lease);

    private bool IsCurrent(string person, TextLease lease) => book.Work.Of(person, lease.Key) is null
        && (round?.Row(lease.Key) is not null || book.Work.HasSettled(person, lease.Key));

    private WorkReply Work(string person)
    {
        var own = book.Work.InHand(person, clock.GetUtcNow()).Where(lease => IsCurrent(person, lease)).ToList();
        var texts = own.Select(lease => (Lease: lease, Before: book.Work.TakenBack(person, lease.Key))).ToList();
        // What was taken back last stands first, as a person who goes back meets it.
        List<TextReply> shown =
        [
            .. texts.Where(each => each.Before is not null).Reverse().Concat(texts.Where(each => each.Before is null)).Select(each => new TextReply(
                each.Lease.Name, (round?.Row(each.Lease.Key) ?? collection.Shown(each.Lease.Key))?.Texts ?? [], book.Work.HasSkipped(person, each.Lease.Key),
                each.Before is null ? [] : [.. each.Before.Answers], each.Before?.Note ?? "")),
        ];
        var state = shown.Count > 0 ? WorkState.Texts : isComplete ? WorkState.Complete : WorkState.Waiting;
        return new(state, shown, book.Work.Standing.Count(each => each.Person == person), round?.Sheet.Round ?? 0, round?.Answered(book.Work) ?? 0,
            round?.Sheet.Asked ?? 0);
    }

    private TextLease LeaseOf(string person, string name) =>
        book.Work.LeaseOf(name) is { } lease && lease.Person == person ? lease : throw new DeskRefusedException(DeskRefusal.NoSuchLease);

    private bool IsKnown(string id, Func<string, bool> isOwn)
    {
        if (book.Work.AnswerOf(id) is not null) throw new DeskRefusedException(DeskRefusal.OtherId);
        if (book.Work.ChangeOf(id) is not { } about) return false;
        return isOwn(about) ? true : throw new DeskRefusedException(DeskRefusal.OtherId);
    }

    private static void RequireId(string id)
    {
        if (id.Length is < ShortestId or > LongestId || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new DeskRefusedException(DeskRefusal.Malformed);
    }

    private static QuestionReply Question(SheetQuestion question) => new(
        question.Text, [.. question.Options.Select(option => new OptionReply(option.Key, option.Shown, question.IsExplained ? option.Documentation : ""))],
        question.Minimum, question.Maximum);
}
