namespace Cdi.HelpdeskCorpus;

/// <summary>How a ticket is worded: the devices that make a request more or less polite, and the channel it came by.</summary>
internal sealed record Manner(
    string Channel, bool Greeting, bool Apology, bool Hedge, bool Plural, bool Please, bool Thanks, bool Urgency, bool Blame)
{
    /// <summary>Draws the devices; mails are more often formal, chats more often short.</summary>
    public static Manner Draw(Draws draws)
    {
        var channel = draws.Uniform() switch { < 0.45 => "chat", < 0.80 => "email", _ => "form" };
        var formal = channel == "email" ? 0.15 : channel == "form" ? 0.0 : -0.12;
        return new Manner(
            channel,
            Greeting: draws.Chance(0.40 + (2 * formal)),
            Apology: draws.Chance(0.20 + (formal / 3)),
            Hedge: draws.Chance(0.30),
            Plural: draws.Chance(0.22 + (formal / 2)),
            Please: draws.Chance(0.42 + formal),
            Thanks: draws.Chance(0.33 + formal),
            Urgency: draws.Chance(0.28),
            Blame: draws.Chance(0.24));
    }
}
