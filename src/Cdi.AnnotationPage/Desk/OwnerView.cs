using Cdi.AnnotationPage.Messages;
using Cdi.AnnotationPage.Rounds;
using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Desk;

/// <summary>Puts together what the owner sees.</summary>
/// <param name="collection">The study.</param>
/// <param name="book">What happened at the page.</param>
/// <param name="round">The open round; null where there is none.</param>
/// <param name="now">The time.</param>
internal sealed class OwnerView(LabelCollection collection, PageBook book, OpenRound? round, DateTimeOffset now)
{
    private const int MostRemarks = 200;

    /// <summary>The reply.</summary>
    /// <param name="isComplete">Whether the sample is complete.</param>
    /// <param name="estimates">What the study estimates.</param>
    /// <param name="obstacles">What it waits for.</param>
    public OwnerReply Reply(bool isComplete, IReadOnlyList<EstimateReply> estimates, IReadOnlyList<string> obstacles)
    {
        var (status, study) = (collection.Status(), collection.Definition);
        var rounds = status.Rounds.Select(each => new RoundReply(each.Name, each.AtRisk, each.Asked, each.Answered, each.CannotSay)).ToList();
        // What the page holds of the open round is not in the study's ledger yet.
        if (round is not null && rounds is [.., var last]) rounds[^1] = last with { Answered = round.Answered(book.Work) - last.CannotSay };
        var texts = rounds.Sum(each => each.Answered + each.CannotSay);
        var waiting = book.Work.Standing.Count(each => !each.IsSettled);
        var most = study.Humans.Max(human => human.LabelsPerText);
        return new(study.Name, isComplete, study.Sampling.Budget.Count, Median(book.Work.Standing), rounds, [.. book.People.Annotators.Select(Person)],
            [.. book.Work.Remarks.Reverse().Take(MostRemarks).Select(each => new RemarkReply(each.Kind, each.Person, each.Key, each.Words))],
            Agreement(status), CollectionCost.Of(study, texts, most > 1 ? status.Opinions + waiting : 0), estimates, obstacles);
    }

    private PersonReply Person(string name)
    {
        var own = book.Work.Standing.Where(each => each.Person == name).ToList();
        var remarks = book.Work.Remarks.Where(each => each.Person == name).ToLookup(each => each.Kind);
        var state = !book.People.IsLetIn(name, now) ? "ended" : book.People.HasEntered(name) ? "active" : "invited";
        return new(name, state, own.Count, Median(own), book.Work.InHand(name, now).Count(),
            remarks[RemarkKind.Skipped].Count(), remarks[RemarkKind.Flagged].Count());
    }

    private static IReadOnlyList<AgreementReply> Agreement(CollectionStatus status) =>
    [
        .. status.Raters.Select(each => each.Agreement is { } agreement
            ? new AgreementReply("one another", each.Outcome, agreement.Texts, Number(agreement.PairsAgreeing), null, null, Number(agreement.Alpha))
            : new AgreementReply("one another", each.Outcome, 0, null, null, null, null)),
        .. status.Agreement.Select(each => new AgreementReply(
            each.Llm, each.Outcome, each.Compared, each.Agreement?.Point, each.Agreement?.Lower, each.Agreement?.Upper, null)),
    ];

    private static double? Median(IEnumerable<PageAnswer> answers)
    {
        var seconds = answers.Select(each => each.Seconds).Order().ToList();
        return seconds.Count == 0 ? null : (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2;
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
