namespace Cdi.HelpdeskCorpus;

/// <summary>Simulated annotators: a human and a model whose errors depend on the wording.</summary>
internal static class Annotators
{
    private static readonly double[] Confidences = [0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95];

    /// <summary>Whether the human reads the ticket as polite: logistic in the devices; an apology next to blame reads as sarcasm.</summary>
    public static bool Human(Manner manner, Draws draws) => -0.15
        + On(manner.Greeting, 0.40) + On(manner.Please, 0.70) + On(manner.Thanks, 0.55) + On(manner.Apology, 0.75)
        + On(manner.Hedge, 0.55) + On(manner.Plural, 0.20) - On(manner.Urgency, 0.85) - On(manner.Blame, 1.60)
        - On(manner.Apology && manner.Blame, 0.70) - On(manner.Channel == "form", 0.15)
        + draws.Logistic() > 0;

    /// <summary>The model's label and confidence, or null where it gives no answer.</summary>
    /// <remarks>
    /// The model shares the human's judgment in part (the first term) and counts courteous words more than a human does: it
    /// overrates apology, hedging and <c>please</c>, and hardly notices blame. Its confidence is the size of its own evidence,
    /// so that it is as sure of a courteous complaint as of a courteous request.
    /// </remarks>
    public static (bool Polite, double Confidence)? Model(Manner manner, bool human, int words, Draws draws)
    {
        var evidence = -0.45 + (human ? 1.25 : -1.25)
            + On(manner.Greeting, 0.35) + On(manner.Please, 0.95) + On(manner.Thanks, 0.50) + On(manner.Apology, 1.30)
            + On(manner.Hedge, 1.15) - On(manner.Urgency, 0.55) - On(manner.Blame, 0.45) - On(manner.Channel == "chat", 0.30)
            + draws.Logistic();
        var blur = 0.6 * draws.Logistic();
        var refused = draws.Chance(words > 40 ? 0.03 : 0.006);
        return refused ? null : (evidence > 0, Confidence(Math.Abs(evidence) + blur, draws));
    }

    /// <summary>Nine levels from .55 to .95, as models write them; the favourites .85 and .95 come more often.</summary>
    private static double Confidence(double strength, Draws draws)
    {
        var level = (int)Math.Clamp(Math.Floor(2.2 * strength), 0, Confidences.Length - 1);
        return Confidences[level % 2 == 1 && level > 3 && draws.Chance(0.6) ? level - 1 : level];
    }

    private static double On(bool device, double effect) => device ? effect : 0;
}
