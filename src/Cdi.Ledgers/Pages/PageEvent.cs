using System.Collections.Immutable;

namespace Cdi.Ledgers.Pages;

/// <summary>Something that happened at the page where people label the texts of a study. What the page knows is a fold over these events, in their order.
/// </summary>
/// <remarks>No secret is among them: of codes and sessions they hold SHA-256 digests. Texts are named by their keys.</remarks>
public abstract record PageEvent
{
    /// <summary>Somebody was invited.</summary>
    /// <param name="Person">Name under which the person is known.</param>
    /// <param name="Role">What the person may do.</param>
    /// <param name="CodeDigest">SHA-256 of the code, in hexadecimal digits; a code opens one session.</param>
    /// <param name="Expires">When the code is worth nothing any more.</param>
    public sealed record Invited(string Person, PageRole Role, string CodeDigest, DateTimeOffset Expires) : PageEvent;

    /// <summary>Whatever a person was given is worth nothing any more: codes, sessions and texts in hand.</summary>
    /// <param name="Person">Who.</param>
    public sealed record Revoked(string Person) : PageEvent;

    /// <summary>A code was exchanged for a session, and is used up.</summary>
    /// <param name="CodeDigest">Digest of the code.</param>
    /// <param name="SessionDigest">SHA-256 of what the person's browser holds, in hexadecimal digits.</param>
    /// <param name="Expires">When the session ends.</param>
    public sealed record Entered(string CodeDigest, string SessionDigest, DateTimeOffset Expires) : PageEvent;

    /// <summary>A session was ended by the person; texts in hand were handed back.</summary>
    /// <param name="SessionDigest">Digest of the session.</param>
    public sealed record Left(string SessionDigest) : PageEvent;

    /// <summary>A text was shown to an annotator, who has it in hand for a while; or the while was made longer.</summary>
    /// <param name="Lease">What the page calls the text to this annotator.</param>
    /// <param name="Person">Who.</param>
    /// <param name="Key">The text.</param>
    /// <param name="Round">The round that drew it, from 1.</param>
    /// <param name="Expires">When it may be shown to somebody else.</param>
    public sealed record Leased(string Lease, string Person, string Key, int Round, DateTimeOffset Expires) : PageEvent;

    /// <summary>An annotator answered.</summary>
    /// <param name="Id">What the annotator's browser calls the answer: however often it is sent, it is one.</param>
    /// <param name="Lease">The text in hand.</param>
    /// <param name="Answers">What was said to each question: the key of an option, a number, or that nobody can say.</param>
    /// <param name="Note">What the annotator wrote beside it; empty for nothing.</param>
    /// <param name="Seconds">Seconds that the text was looked at.</param>
    public sealed record Answered(string Id, string Lease, ImmutableArray<string> Answers, string Note, double Seconds) : PageEvent;

    /// <summary>An annotator took an answer back.</summary>
    /// <param name="Id">What the browser calls the taking back.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record Withdrawn(string Id, string Answer) : PageEvent;

    /// <summary>An annotator handed a text back without an answer.</summary>
    /// <param name="Id">What the browser calls it.</param>
    /// <param name="Lease">The text in hand.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(string Id, string Lease, string Reason) : PageEvent;

    /// <summary>An annotator wants the owner to look at a text.</summary>
    /// <param name="Id">What the browser calls it.</param>
    /// <param name="Lease">The text in hand.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Flagged(string Id, string Lease, string Reason) : PageEvent;

    /// <summary>Answers stand in the study's own ledger.</summary>
    /// <param name="Answers">The answers.</param>
    public sealed record Settled(ImmutableArray<string> Answers) : PageEvent;
}
