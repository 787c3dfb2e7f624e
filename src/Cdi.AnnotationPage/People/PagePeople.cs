using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.People;

/// <summary>Who was invited to the page and who is there: a fold over its events.</summary>
internal sealed class PagePeople
{
    private readonly Dictionary<string, PageInvitation> invitations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageSession> sessions = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    /// <summary>Annotators, in the order in which they were first invited.</summary>
    public IReadOnlyList<string> Annotators => names;

    /// <summary>Whether a person has ever been at the page.</summary>
    public bool HasEntered(string person) => sessions.Values.Any(each => each.Person == person);

    /// <summary>Whether whatever a person was given is worth nothing any more.</summary>
    public bool IsLetIn(string person, DateTimeOffset now) =>
        sessions.Values.Any(each => each.Person == person && Holds(each.IsOver, each.Expires, now))
        || invitations.Values.Any(each => each.Person == person && Holds(each.IsOver, each.Expires, now));

    /// <summary>The name under which a person is known: case makes no other.</summary>
    public string NameOf(string name) => names.Find(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    /// <summary>The invitation of a code; null where it opens nothing.</summary>
    public PageInvitation? InvitationOf(string digest, DateTimeOffset now) =>
        invitations.TryGetValue(digest, out var found) && Holds(found.IsOver, found.Expires, now) ? found : null;

    /// <summary>The session of a digest; null where there is none.</summary>
    public PageSession? SessionOf(string digest, DateTimeOffset now) =>
        sessions.TryGetValue(digest, out var found) && Holds(found.IsOver, found.Expires, now) ? found : null;

    /// <summary>Takes in what happened.</summary>
    /// <returns>Whose texts in hand are handed back by it; null for nobody's.</returns>
    public string? Apply(PageEvent happened)
    {
        switch (happened)
        {
            case PageEvent.Invited each:
                invitations[each.CodeDigest] = new(each.Person, each.Role, each.Expires, false);
                if (each.Role == PageRole.Annotator && !names.Contains(each.Person)) names.Add(each.Person);
                return null;
            case PageEvent.Entered each when invitations.TryGetValue(each.CodeDigest, out var invitation):
                invitations[each.CodeDigest] = invitation with { IsOver = true };
                sessions[each.SessionDigest] = new(invitation.Person, invitation.Role, each.Expires, false);
                return null;
            case PageEvent.Left each when sessions.TryGetValue(each.SessionDigest, out var session):
                sessions[each.SessionDigest] = session with { IsOver = true };
                return session.Person;
            case PageEvent.Revoked each:
                foreach (var (digest, invitation) in invitations.Where(known => known.Value.Person == each.Person).ToList())
                    invitations[digest] = invitation with { IsOver = true };
                foreach (var (digest, session) in sessions.Where(known => known.Value.Person == each.Person).ToList())
                    sessions[digest] = session with { IsOver = true };
                return each.Person;
            default:
                return null;
        }
    }

    private static bool Holds(bool isOver, DateTimeOffset expires, DateTimeOffset now) => !isOver && now < expires;
}
