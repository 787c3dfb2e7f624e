using System.Globalization;

namespace Cdi.HelpdeskCorpus;

/// <summary>Words a ticket from its manner and topic.</summary>
/// <remarks>Hedges, apologies and first-person plurals occur only in the phrases that are meant to hold them, so that the lexicons find exactly the devices
/// drawn.</remarks>
internal static class TicketText
{
    private static readonly string[] Greetings = ["Hello,", "Good morning,", "Hi there,", "Dear support,", "Good afternoon,"];
    private static readonly string[] Apologies = ["Sorry to bother you.", "Apologies for writing once more.", "Sorry for the trouble.",
        "Sorry about the late hour."];
    private static readonly string[] HedgesAlone = ["I think {0}.", "Perhaps I did something wrong, but {0}.", "It seems that {0}.",
        "Maybe it is known already: {0}.", "It might be my fault, but {0}."];
    private static readonly string[] HedgesTogether = ["We think {0}.", "Perhaps one of us did something wrong, but {0}.", "It seems that {0}.",
        "Maybe it is known already: {0}.", "It might be our fault, but {0}."];
    private static readonly string[] Plain = ["{0}.", "Since you keep a list: {0}.", "A report: {0}.", "For the record: {0}."];
    private static readonly string[] Courteous = ["Could you please {0}?", "Please {0}.", "Would you please {0} when there is time?"];
    private static readonly string[] Bare = ["{0}.", "Can you {0}?", "Someone has to {0}.", "I expect you to {0}."];
    private static readonly string[] Urgencies = ["This has to work today.", "It cannot wait until tomorrow.", "The deadline is in an hour!",
        "I want it done by noon."];
    private static readonly string[] Blames = ["This is the third ticket about it.", "The last repair made it worse.", "Nobody answers these tickets.",
        "Does anyone there test anything?", "It was promised a month ago."];
    private static readonly string[] Closings = ["Thanks in advance.", "Many thanks.", "Thank you for the help.", "With thanks"];
    private static readonly string[] Extras = ["It happens several times a day.", "Other machines are fine.", "I tried a restart.",
        "The light on the front is orange.", "No message appears.", "It worked before."];

    /// <summary>The text of a ticket.</summary>
    public static string Write(Manner manner, Draws draws)
    {
        var topic = draws.Pick(Topic.All);
        var told = Fill(manner.Plural ? topic.Together : topic.Alone, draws.Pick(topic.Details));
        var problem = manner.Hedge ? draws.Pick(manner.Plural ? HedgesTogether : HedgesAlone) : draws.Pick(Plain);
        List<string> sentences = [];
        if (manner.Greeting) sentences.Add(draws.Pick(Greetings));
        if (manner.Apology) sentences.Add(draws.Pick(Apologies));
        sentences.Add(Fill(problem, told));
        if (draws.Chance(0.35)) sentences.Add(draws.Pick(Extras));
        if (manner.Blame) sentences.Add(draws.Pick(Blames));
        sentences.Add(Fill(draws.Pick(manner.Please ? Courteous : Bare), topic.Remedy));
        if (manner.Urgency) sentences.Add(draws.Pick(Urgencies));
        if (manner.Thanks) sentences.Add(draws.Pick(Closings));
        return string.Join(manner.Channel == "email" ? "\n" : " ", sentences.Select(Capitalise));
    }

    private static string Fill(string pattern, string part) => string.Format(CultureInfo.InvariantCulture, pattern, part);

    private static string Capitalise(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
