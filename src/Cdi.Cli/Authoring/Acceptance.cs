namespace Cdi.Cli.Authoring;

/// <summary>What an author accepts of a first study, and why: <c>--allow CODE=REASON</c>, which the spec says by a comment.</summary>
/// <param name="Code">The diagnostic.</param>
/// <param name="Reason">Why its fact is accepted; reports repeat it.</param>
internal sealed record Acceptance(string Code, string Reason)
{
    // Behind `given`, then behind the braces of its block: a line holds one allowance.
    private const int LinesOfSampling = 3;

    private static readonly string[] Sampling = ["CDI9027", "CDI9028", "CDI9029", "CDI9073", "CDI9074", "CDI9075", "CDI9111"];
    private static readonly string[] Corpus = ["CDI9040", "CDI9041"];
    private static readonly string[] Label = ["CDI9030", "CDI9031"];
    private static readonly string[] Confidence = ["CDI9032"];

    /// <summary>Where a first spec says it.</summary>
    public enum Place
    {
        /// <summary>Behind <c>given</c> or the braces of its block.</summary>
        Sampling,

        /// <summary>Behind the name of the corpus.</summary>
        Corpus,

        /// <summary>Behind the model's label.</summary>
        Label,

        /// <summary>Behind the model's confidence.</summary>
        Confidence,
    }

    /// <summary>Where this is said.</summary>
    public Place Where => Sampling.Contains(Code) ? Place.Sampling
        : Corpus.Contains(Code) ? Place.Corpus
        : Label.Contains(Code) ? Place.Label
        : Place.Confidence;

    private static IEnumerable<string> Codes => [.. Sampling, .. Corpus, .. Label, .. Confidence];

    /// <summary>The comment.</summary>
    public string Comment => $"// allow {Code}: {SpecWords.Plain(Reason)}";

    /// <summary>Reads what follows <c>--allow</c>.</summary>
    /// <param name="options">Each <c>CODE=REASON</c>.</param>
    /// <exception cref="UserErrorException">A code cannot be accepted in a first spec, or a reason is missing.</exception>
    public static IReadOnlyList<Acceptance> Parse(IEnumerable<string> options)
    {
        var all = new List<Acceptance>();
        foreach (var option in options)
        {
            var sides = option.Split('=', 2);
            if (!Codes.Contains(sides[0]))
            {
                throw new UserErrorException($"`{sides[0]}` cannot be accepted by `--allow`.",
                    $"A first spec can accept {string.Join(", ", Codes.Order(StringComparer.Ordinal))}.");
            }

            if (sides.Length < 2 || SpecWords.Plain(sides[1]).Length == 0)
                throw new UserErrorException($"`--allow {option}` gives no reason.", $"Write `--allow {sides[0]}=\"why this is so\"`; the report repeats it.");
            all.Add(new(sides[0], sides[1]));
        }

        if (all.GroupBy(each => each.Code).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UserErrorException($"`--allow {twice.Key}` is given twice.", "Give one reason.");
        if (all.Count(each => each.Where == Place.Label) > 1 || all.Count(each => each.Where == Place.Corpus) > 1
            || all.Count(each => each.Where == Place.Sampling) > LinesOfSampling)
        {
            throw new UserErrorException("More is to be accepted than a first spec has lines for.",
                "Leave out what the file does not need: a run names what an allowance does not silence.");
        }

        return all;
    }
}
