namespace Cdi.Cli.Examination;

/// <summary>Words in headers that tell what a column holds. They decide between columns whose values fit; no word makes a column fit.</summary>
internal static class ColumnWords
{
    private static readonly string[] People =
        ["human", "gold", "truth", "true", "coder", "coded", "annotat", "expert", "crowd", "worker", "rater", "manual", "person", "people", "hand", "reference",
            "mensch", "y"];

    private static readonly string[] Models =
        ["llm", "gpt", "model", "pred", "guess", "claude", "gemini", "llama", "mistral", "qwen", "deepseek", "judge", "ai", "auto", "machine", "bot", "yhat",
            "y_hat", "classifier", "bert"];

    private static readonly string[] Confidences = ["conf", "sure", "certain", "prob", "score", "logprob", "konfidenz", "sicher", "c"];

    private static readonly string[] Weights = ["w", "weight", "gewicht", "ipw", "wt"];

    private static readonly string[] Designs = ["pi", "incl", "drawn", "draw", "sampl", "design", "prob"];

    /// <summary>Whether a header speaks of people.</summary>
    public static bool OfPeople(string header) => Has(header, People);

    /// <summary>Whether a header speaks of a model.</summary>
    public static bool OfModel(string header) => Has(header, Models);

    /// <summary>Whether a header speaks of confidence.</summary>
    public static bool OfConfidence(string header) => Has(header, Confidences);

    /// <summary>Whether a header speaks of weights.</summary>
    public static bool OfWeights(string header) => Has(header, Weights);

    /// <summary>Whether a header speaks of how texts were drawn.</summary>
    public static bool OfDesign(string header) => Has(header, Designs) && !Has(header, ["conf", "pred"]);

    /// <summary>Whether the longer header holds the shorter one, as <c>pred_tone</c> holds <c>tone</c>, or both share their beginning, as <c>tone_human</c>
    /// and <c>tone_gpt</c> do.</summary>
    public static bool Related(string first, string second)
    {
        var (shorter, longer) = first.Length <= second.Length ? (first, second) : (second, first);
        if (shorter.Length >= 3 && longer.Contains(shorter, StringComparison.OrdinalIgnoreCase)) return true;
        var heads = (Words(first).FirstOrDefault(""), Words(second).FirstOrDefault(""));
        return heads.Item1.Length >= 3 && heads.Item1 == heads.Item2;
    }

    /// <summary>A word of up to two letters must be a word of the header; a longer one may begin a word.</summary>
    private static bool Has(string header, string[] words)
    {
        var parts = Words(header);
        var whole = header.ToLowerInvariant();
        return words.Any(word => word == whole || parts.Any(part => word.Length <= 2 ? part == word : part.StartsWith(word, StringComparison.Ordinal)));
    }

    private static List<string> Words(string header)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= header.Length; at++)
        {
            var ends = at == header.Length || !char.IsLetter(header[at]) || (at > start && char.IsUpper(header[at]) && char.IsLower(header[at - 1]));
            if (!ends) continue;
            if (at > start) words.Add(header[start..at].ToLowerInvariant());
            start = at < header.Length && char.IsLetter(header[at]) ? at : at + 1;
        }

        return words;
    }
}
