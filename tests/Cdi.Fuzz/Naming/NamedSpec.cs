namespace Cdi.Fuzz.Naming;

/// <summary>A spec of every kind of thing that has a name, with names of one's choice: the same study, however it is named.</summary>
internal static class NamedSpec
{
    private const int Blocks = 10;
    private const int Columns = 9;
    private const int Options = 3;
    private const string All = "0123";

    /// <summary>Which estimands a spec has, by their places: each alone, two pairs, and all four, whose names may meet each other. C# takes a third of the
    /// time for one that it takes for four.</summary>
    public static IReadOnlyList<string> Shapes { get; } = ["0", "1", "2", "3", "02", "13", All];

    /// <summary>Names that disturb nothing.</summary>
    /// <param name="shape">One of <see cref="Shapes"/>.</param>
    public static string Harmless(string shape = All) => Write(
        shape, new Names("study_a", Numbered("block", Blocks), Numbered("column", Columns), Numbered("option", Options)));

    /// <summary>A spec whose names are drawn from the pool, some of them made to meet others.</summary>
    /// <param name="random">Choices.</param>
    /// <param name="shape">One of <see cref="Shapes"/>.</param>
    public static string Next(RandomChoice random, string shape = All)
    {
        var blocks = Distinct(random, Blocks, []);
        // A column and an outcome of one name could not be told apart, and a hole with the name of an annotator is refused.
        var columns = Distinct(random, Columns, blocks.Take(6));
        return Write(shape, new Names(QuotedOrNot(random, Name(random, [.. blocks, .. columns])), blocks, columns, Distinct(random, Options, [])));
    }

    private static List<string> Distinct(RandomChoice random, int count, IEnumerable<string> without)
    {
        List<string> names = [];
        var taken = without.ToHashSet(StringComparer.Ordinal);
        while (names.Count < count)
        {
            if (QuotedOrNot(random, Name(random, names)) is var name && taken.Add(name)) names.Add(name);
        }

        return names;
    }

    // One in three meets a sibling once C# has capitals and suffixes.
    private static string Name(RandomChoice random, IReadOnlyList<string> siblings)
    {
        var name = siblings.Count > 0 && random.Once(3) ? random.Of(siblings) : random.Of(NamePool.All);
        return random.Below(10) switch
        {
            0 => name + "_kernel",
            1 => name + "_estimates",
            2 => name + "_label",
            3 => name + "2",
            4 => name + "_targets",
            5 => "_" + name,
            6 => char.ToUpperInvariant(name[0]) + name[1..],
            _ => name,
        };
    }

    // One name in three is what a spreadsheet or a survey may hold: signs, blanks, words of C# and of comments.
    private static string QuotedOrNot(RandomChoice random, string name) => random.Once(3) ? name + random.Of(NamePool.Signs) + random.Of(NamePool.All) : name;

    private static List<string> Numbered(string stem, int count) => [.. Enumerable.Range(0, count).Select(i => $"{stem}_{(char)('a' + i)}")];

    // Values are written between backticks: words such as `from` have a meaning of their own there.
    private static string Write(string shape, Names names)
    {
        var (b, c, o) = (names.Blocks, names.Columns, names.Options);
        return $$$"""
            cdi 1

            study {{{Written(names.Study)}}}

            corpus {{{Written(b[3])}}} {
              source = "data.csv"
              sha256 = "5f1d7c0a9be24c86d3b05e7cb1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f"
              rows = 900 texts
              key = `{{{c[0]}}}`
              {{{Written(c[0])}}}: id from a
              {{{Written(c[1])}}}: text from b
              {{{Written(c[2])}}}: number from c
              {{{Written(c[3])}}}: count from d
              {{{Written(c[4])}}}: date from e
              {{{Written(c[5])}}}: indicator from f
              {{{Written(c[6])}}}: ordered("low", "high") from g
              {{{Written(c[7])}}}: factor from h
              {{{Written(c[8])}}}: number[2] from x1..x2
            }

            outcome {{{Written(b[0])}}} {
              {{{Written(o[0])}}} = "First"
              {{{Written(o[1])}}} = "Second"
              {{{Written(o[2])}}} = "Third"
            }

            outcome {{{Written(b[1])}}} number 0..10 {
            }

            llm {{{Written(b[4])}}} {
              outcome = `{{{b[0]}}}`
              model = "m-2026-01-01"
              temperature = 0
              label = {{{"\"\"\""}}}
                {options} {`{{{c[1]}}}`} {`{{{c[2]}}}`:0}
                {{{"\"\"\""}}}
              confidence = {{{"\"\"\""}}}
                {label} {`{{{c[1]}}}`}
                {options}
                {{{"\"\"\""}}}
              on_failure = annotate
              recorded {
                label = l where { 1 = {{{Written(o[0])}}}, 2 = {{{Written(o[1])}}}, 3 = {{{Written(o[2])}}} }
                confidence = s
              }
            }

            human {{{Written(b[5])}}} {
              outcome = `{{{b[0]}}}`
              question = "Which?"
              recorded {
                label = y where { 1 = {{{Written(o[0])}}}, 2 = {{{Written(o[1])}}}, 3 = {{{Written(o[2])}}} }
              }
            }

            human {{{Written(b[2])}}} {
              outcome = `{{{b[1]}}}`
              question = "How much?"
              recorded {
                label = z
              }
            }

            {{{string.Join("\n\n", shape.Select(place => Estimand(place, names)))}}}

            sampling {
              budget = 300 labels
              design = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = corpus
              alpha = 0.05
            }

            """;
    }

    private static string Estimand(char place, Names names)
    {
        var (b, c, o) = (names.Blocks, names.Columns, names.Options);
        return place switch
        {
            '0' => $$$"""
            estimand {{{Written(b[6])}}} {
              model = logistic({{{Written(b[0])}}}[`{{{o[0]}}}`] ~ 1 + `{{{c[2]}}}` + `{{{c[5]}}}` + `{{{c[8]}}}` + `{{{c[2]}}}`:`{{{c[5]}}}`)
              target = coefficient(`{{{c[5]}}}`)
            }
            """,
            '1' => $$$"""
            estimand {{{Written(b[7])}}} {
              target = odds_ratio({{{Written(b[0])}}}[`{{{o[1]}}}`], `{{{c[5]}}}`)
            }
            """,
            '2' => $$$"""
            estimand {{{Written(b[8])}}} {
              target = mean(`{{{b[1]}}}`)
              cluster = `{{{c[7]}}}`
            }
            """,
            _ => $$$"""
            estimand {{{Written(b[9])}}} {
              target = difference(prevalence({{{Written(b[0])}}}[`{{{o[2]}}}`]), `{{{c[5]}}}`)
            }
            """,
        };
    }

    // A name that is no plain one is declared between backticks.
    private static string Written(string name) => name.All(unit => char.IsLetterOrDigit(unit) || unit == '_') && !char.IsDigit(name[0]) ? name : $"`{name}`";

    private sealed record Names(string Study, IReadOnlyList<string> Blocks, IReadOnlyList<string> Columns, IReadOnlyList<string> Options);
}
