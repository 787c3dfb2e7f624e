using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Pages;

/// <summary>Events of a page as text: the kind and the body of an entry.</summary>
internal static class PageBody
{
    private const string Invited = "invited";
    private const string Revoked = "revoked";
    private const string Entered = "entered";
    private const string Left = "left";
    private const string Leased = "leased";
    private const string Answered = "answered";
    private const string Withdrawn = "withdrawn";
    private const string Skipped = "skipped";
    private const string Flagged = "flagged";
    private const string Settled = "settled";

    private static PageJson Words => PageJson.Words;

    /// <summary>The kind and the body of an event.</summary>
    /// <param name="happened">The event.</param>
    public static (string Kind, string Body) Write(PageEvent happened) => happened switch
    {
        PageEvent.Invited each => (Invited, JsonSerializer.Serialize(each, Words.Invited)),
        PageEvent.Revoked each => (Revoked, JsonSerializer.Serialize(each, Words.Revoked)),
        PageEvent.Entered each => (Entered, JsonSerializer.Serialize(each, Words.Entered)),
        PageEvent.Left each => (Left, JsonSerializer.Serialize(each, Words.Left)),
        PageEvent.Leased each => (Leased, JsonSerializer.Serialize(each, Words.Leased)),
        PageEvent.Answered each => (Answered, JsonSerializer.Serialize(each, Words.Answered)),
        PageEvent.Withdrawn each => (Withdrawn, JsonSerializer.Serialize(each, Words.Withdrawn)),
        PageEvent.Skipped each => (Skipped, JsonSerializer.Serialize(each, Words.Skipped)),
        PageEvent.Flagged each => (Flagged, JsonSerializer.Serialize(each, Words.Flagged)),
        PageEvent.Settled each => (Settled, JsonSerializer.Serialize(each, Words.Settled)),
        _ => throw new ArgumentException($"{happened.GetType().Name} is no event of a page.", nameof(happened)),
    };

    /// <summary>The event of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="EntryException">It is none.</exception>
    public static PageEvent Read(LedgerEntry entry)
    {
        try
        {
            return entry.Kind switch
            {
                Invited => Of(entry, Words.Invited),
                Revoked => Of(entry, Words.Revoked),
                Entered => Of(entry, Words.Entered),
                Left => Of(entry, Words.Left),
                Leased => Of(entry, Words.Leased),
                Answered => Of(entry, Words.Answered),
                Withdrawn => Of(entry, Words.Withdrawn),
                Skipped => Of(entry, Words.Skipped),
                Flagged => Of(entry, Words.Flagged),
                Settled => Of(entry, Words.Settled),
                _ => throw new EntryException(LedgerFailure.Damaged, $"`{entry.Kind}` is no kind of entry of a page"),
            };
        }
        catch (JsonException)
        {
            throw new EntryException(LedgerFailure.Damaged, $"its body does not have the form of `{entry.Kind}`");
        }
    }

    private static T Of<T>(LedgerEntry entry, JsonTypeInfo<T> form)
        where T : PageEvent => JsonSerializer.Deserialize(entry.Body, form) ?? throw new JsonException();
}
