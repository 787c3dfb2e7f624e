using Cdi.AnnotationPage.Messages;
using Cdi.AnnotationPage.People;
using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.Desk;

/// <content>Who comes and goes, and what the owner sees and does.</content>
public sealed partial class AnnotationDesk
{
    /// <summary>Exchanges a code for a session.</summary>
    /// <returns>What the browser is to hold, which is kept nowhere, and the session.</returns>
    /// <exception cref="DeskRefusedException">The code opens nothing.</exception>
    internal Task<(string Token, PageSession Session)> EnterAsync(string code, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            var (token, digest, expires) = (Secrets.NewToken(), Secrets.DigestOfCode(code), clock.GetUtcNow() + times.Session);
            book.Keep(() => book.People.InvitationOf(digest, clock.GetUtcNow()) is null
                ? throw new DeskRefusedException(DeskRefusal.NoSuchCode)
                : [new PageEvent.Entered(digest, Secrets.DigestOfToken(token), expires)]);
            var session = book.People.SessionOf(Secrets.DigestOfToken(token), clock.GetUtcNow());
            return (token, session ?? throw new DeskRefusedException(DeskRefusal.NoSuchCode));
        },
        cancellation);

    /// <summary>The session of a browser; null where there is none any more.</summary>
    internal Task<PageSession?> SessionAsync(string token, CancellationToken cancellation) =>
        AloneAsync(() => book.People.SessionOf(Secrets.DigestOfToken(token), clock.GetUtcNow()), cancellation);

    /// <summary>Ends a session, and hands back what the person has in hand.</summary>
    internal Task<bool> LeaveAsync(string token, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            book.Keep(() => [new PageEvent.Left(Secrets.DigestOfToken(token))]);
            return true;
        },
        cancellation);

    /// <summary>Invites an annotator.</summary>
    /// <exception cref="DeskRefusedException">The name is none.</exception>
    internal Task<InvitationReply> InviteAsync(string name, CancellationToken cancellation) => AloneAsync(
        () =>
        {
            var expires = clock.GetUtcNow() + times.Invitation;
            var code = Invitations.Invite(book, name, PageRole.Annotator, expires) ?? throw new DeskRefusedException(DeskRefusal.Malformed);
            return new InvitationReply(book.People.NameOf(PersonName.Of(name) ?? name), code, expires);
        },
        cancellation);

    /// <summary>Lets an annotator in no more.</summary>
    /// <exception cref="DeskRefusedException">There is no such annotator.</exception>
    internal Task<bool> RevokeAsync(string name, CancellationToken cancellation) => AloneAsync(
        () => Invitations.Revoke(book, name) ? true : throw new DeskRefusedException(DeskRefusal.NoSuchPerson), cancellation);

    /// <summary>The study as its owner sees it.</summary>
    internal Task<OwnerReply> OwnerAsync(CancellationToken cancellation) => AloneAsync(
        async token =>
        {
            var view = new OwnerView(collection, book, round, clock.GetUtcNow());
            var (estimates, problems) = isComplete ? await estimate.ReadAsync(token).ConfigureAwait(false) : ([], []);
            return view.Reply(isComplete, estimates, [.. obstacles.Select(each => $"{each.Code}: {each.Message} {each.Hint}"), .. problems]);
        },
        cancellation);
}
