namespace Cdi.Dsl.Tests.Checks;

/// <summary>A study of letters that are hostile or civil, as tests of annotators write it: what they are about stands in the place of its parts, blocks with
/// an empty line between them.</summary>
internal static class HostileLetters
{
    /// <summary>People's labels of <see cref="Tone"/>, in a column.</summary>
    public static readonly string Coders = CodersWith("");

    /// <summary>The outcome.</summary>
    private const string Tone = """
        outcome tone {
          H = "Hostile"
          C = "Civil"
        }

        """;

    /// <summary>The study.</summary>
    /// <param name="models">Its <c>llm</c> blocks.</param>
    /// <param name="humans">Its <c>human</c> blocks; those of people's labels in a column where nothing is said.</param>
    /// <param name="outcomes">Its <c>outcome</c> blocks; hostile or civil where nothing is said.</param>
    /// <param name="share">The label of which the share is estimated.</param>
    /// <param name="inference">Lines of <c>inference</c> before α.</param>
    /// <param name="prices">A block of prices; empty for none.</param>
    public static string Of(
        string models, string? humans = null, string outcomes = Tone, string share = "tone[H]",
        string inference = "  method = calibrated\n  generalise = corpus\n", string prices = "") => $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
          body: text from body
        }

        {{outcomes}}
        {{models}}
        {{humans ?? Coders}}
        estimand share {
          target = prevalence({{share}})
        }

        {{prices}}sampling {
          budget = 300 labels
          design = uniform
          seed = 20240611
        }

        inference {
        {{inference}}  alpha = 0.05
        }

        """;

    /// <summary>The study with two outcomes, options and a number, of which people have labels in columns.</summary>
    /// <param name="models">Its <c>llm</c> blocks.</param>
    /// <param name="llm">The model on which estimates rest.</param>
    /// <param name="prices">A block of prices; empty for none.</param>
    public static string Study(string models, string llm, string prices = "") => Of(
        models, CodersWith("  outcome = tone\n") + Counters, Tone + Length,
        inference: $"  method = calibrated\n  llm = {llm}\n  generalise = corpus\n", prices: prices);

    /// <summary>A model that is asked.</summary>
    /// <param name="settings">Lines of its block after the prompt.</param>
    /// <param name="examples">Lines of the prompt between options and letter.</param>
    public static string Asked(string settings = "", string examples = "") => $$""""
        llm reader {
          model = "gpt-4o-2024-08-06"
          temperature = 0
          max_tokens = 5
          label = """
            Hostile or civil?
            {options}
        {{examples}}    {body}
            """
        {{settings}}  on_failure = annotate
        }

        """";

    private const string Length = """

        outcome length number 0..10 {
        }

        """;

    private const string Counters = """

        human counters {
          outcome = length
          question = "How long is it?"
          recorded {
            label = pages
          }
        }

        """;

    private static string CodersWith(string settings) => $$"""
        human coders {
        {{settings}}  question = "Is this letter hostile?"
          recorded {
            label = coder where { hostile = H, civil = C }
          }
        }

        """;
}
