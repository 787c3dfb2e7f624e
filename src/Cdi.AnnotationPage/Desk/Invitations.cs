using Cdi.AnnotationPage.People;
using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.Desk;

/// <summary>Invites people and lets them in no more, whether the page is served or not.</summary>
public static class Invitations
{
    /// <summary>The name under which the owner is known.</summary>
    public const string Owner = "owner";

    /// <summary>Invites an annotator.</summary>
    /// <param name="ledger">The ledger of the page.</param>
    /// <param name="name">Who; a person invited again is the same one.</param>
    /// <param name="clock">The time.</param>
    /// <param name="times">How long the code opens a session.</param>
    /// <returns>The code, which is kept nowhere; null where the name is none, or the owner's.</returns>
    /// <exception cref="Cdi.Ledgers.LedgerException">It cannot be kept.</exception>
    public static string? Invite(SqlitePageLedger ledger, string name, TimeProvider clock, DeskTimes times)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(times);
        return Invite(new PageBook(ledger), name, PageRole.Annotator, clock.GetUtcNow() + times.Invitation);
    }

    /// <summary>Lets a person in no more; what the person answered stays.</summary>
    /// <param name="ledger">The ledger of the page.</param>
    /// <param name="name">Who.</param>
    /// <returns>Whether such a person was invited.</returns>
    /// <exception cref="Cdi.Ledgers.LedgerException">It cannot be kept.</exception>
    public static bool Revoke(SqlitePageLedger ledger, string name) => Revoke(new PageBook(ledger), name);

    internal static string? Invite(PageBook book, string written, PageRole role, DateTimeOffset expires)
    {
        if (PersonName.Of(written) is not { } name) return null;
        if (role == PageRole.Annotator && name.Equals(Owner, StringComparison.OrdinalIgnoreCase)) return null;
        var code = Secrets.NewCode();
        book.Keep(() => [new PageEvent.Invited(role == PageRole.Owner ? name : book.People.NameOf(name), role, Secrets.DigestOfCode(code), expires)]);
        return code;
    }

    internal static bool Revoke(PageBook book, string written)
    {
        var known = false;
        book.Keep(() =>
        {
            var name = PersonName.Of(written) is { } plain ? book.People.NameOf(plain) : "";
            known = book.People.Annotators.Contains(name);
            return known ? [new PageEvent.Revoked(name)] : [];
        });
        return known;
    }
}
