using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.Rounds;

/// <summary>Who has which text in hand, and who answered what: a fold over the events of the page.</summary>
internal sealed class PageWork
{
    private readonly Dictionary<string, TextLease> leases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> ofText = new(StringComparer.Ordinal); // leases that are not over, by key
    private readonly Dictionary<string, List<string>> ofPerson = new(StringComparer.Ordinal); // the same, by person
    private readonly Dictionary<string, List<int>> said = new(StringComparer.Ordinal); // places of answers, by key
    private readonly List<PageAnswer> answers = [];
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> changes = new(StringComparer.Ordinal); // what else browsers have called something, with what it was about
    private readonly HashSet<(string Person, string Key)> skipped = [];
    private readonly List<PageRemark> remarks = [];

    /// <summary>Every answer ever given, in order.</summary>
    public IReadOnlyList<PageAnswer> Answers => answers;

    /// <summary>What annotators want the owner to know, in order.</summary>
    public IReadOnlyList<PageRemark> Remarks => remarks;

    /// <summary>The answers that stand, in order.</summary>
    public IEnumerable<PageAnswer> Standing => answers.Where(each => !each.IsWithdrawn);

    /// <summary>The answer with an id; null where there is none.</summary>
    public PageAnswer? AnswerOf(string id) => byId.TryGetValue(id, out var place) ? answers[place] : null;

    /// <summary>What a skip, a flag or a taking back with an id was about, a lease or an answer; null where there is none.</summary>
    public string? ChangeOf(string id) => changes.GetValueOrDefault(id);

    /// <summary>A lease by its name.</summary>
    public TextLease? LeaseOf(string name) => leases.GetValueOrDefault(name);

    /// <summary>The texts that a person has in hand, in the order in which they were shown.</summary>
    public IEnumerable<TextLease> InHand(string person, DateTimeOffset now) => Open(ofPerson, person).Where(each => each.IsHeld(now));

    /// <summary>Who has a text in hand.</summary>
    public IEnumerable<string> HoldersOf(string key, DateTimeOffset now) => Open(ofText, key).Where(each => each.IsHeld(now)).Select(each => each.Person);

    /// <summary>Whether a person has handed a text back.</summary>
    public bool HasSkipped(string person, string key) => skipped.Contains((person, key));

    /// <summary>The answer of a person to a text that stands; null where there is none.</summary>
    public PageAnswer? Of(string person, string key) => About(key).FirstOrDefault(each => each.Person == person && !each.IsWithdrawn);

    /// <summary>What a person said of a text and took back last; null where nothing.</summary>
    public PageAnswer? TakenBack(string person, string key) => About(key).LastOrDefault(each => each.Person == person && each.IsWithdrawn);

    /// <summary>Who has answered about a text.</summary>
    public IEnumerable<string> AnsweredBy(string key) => About(key).Where(each => !each.IsWithdrawn).Select(each => each.Person);

    /// <summary>Whether an answer of a person to a text stands in the study's ledger, taken back or not.</summary>
    public bool HasSettled(string person, string key) => About(key).Any(each => each.Person == person && each.IsSettled);

    /// <summary>Takes in what happened.</summary>
    public void Apply(PageEvent happened)
    {
        switch (happened)
        {
            case PageEvent.Leased each:
                if (!leases.ContainsKey(each.Lease))
                {
                    ListOf(ofText, each.Key).Add(each.Lease);
                    ListOf(ofPerson, each.Person).Add(each.Lease);
                }

                leases[each.Lease] = new(each.Lease, each.Person, each.Key, each.Round, each.Expires, false);
                break;
            case PageEvent.Answered each when leases.TryGetValue(each.Lease, out var lease):
                End(lease);
                byId[each.Id] = answers.Count;
                ListOf(said, lease.Key).Add(answers.Count);
                answers.Add(new(each.Id, lease.Person, lease.Key, lease.Round, each.Answers, each.Note, each.Seconds, false, false));
                if (each.Note.Length > 0) remarks.Add(new(RemarkKind.Note, lease.Person, lease.Key, each.Note));
                break;
            case PageEvent.Withdrawn each when byId.TryGetValue(each.Answer, out var place):
                answers[place] = answers[place] with { IsWithdrawn = true };
                changes[each.Id] = each.Answer;
                break;
            case PageEvent.Skipped each when leases.TryGetValue(each.Lease, out var lease):
                End(lease);
                skipped.Add((lease.Person, lease.Key));
                changes[each.Id] = each.Lease;
                remarks.Add(new(RemarkKind.Skipped, lease.Person, lease.Key, each.Reason));
                break;
            case PageEvent.Flagged each when leases.TryGetValue(each.Lease, out var lease):
                changes[each.Id] = each.Lease;
                remarks.Add(new(RemarkKind.Flagged, lease.Person, lease.Key, each.Reason));
                break;
            case PageEvent.Settled each:
                foreach (var id in each.Answers)
                {
                    if (byId.TryGetValue(id, out var place)) answers[place] = answers[place] with { IsSettled = true };
                }

                break;
        }
    }

    /// <summary>A person hands back what is in hand.</summary>
    public void Return(string person)
    {
        foreach (var lease in Open(ofPerson, person).ToList()) End(lease);
    }

    private void End(TextLease lease)
    {
        leases[lease.Name] = lease with { IsOver = true };
        ListOf(ofText, lease.Key).Remove(lease.Name);
        ListOf(ofPerson, lease.Person).Remove(lease.Name);
    }

    private IEnumerable<PageAnswer> About(string key) => said.TryGetValue(key, out var places) ? places.Select(place => answers[place]) : [];

    private IEnumerable<TextLease> Open(Dictionary<string, List<string>> index, string by) =>
        index.TryGetValue(by, out var names) ? names.Select(name => leases[name]) : [];

    private static List<T> ListOf<T>(Dictionary<string, List<T>> index, string by)
    {
        if (!index.TryGetValue(by, out var list)) index[by] = list = [];
        return list;
    }
}
