using System.Globalization;

namespace Cdi.Benchmarks.Sizes;

/// <summary>A shape of spec that grows.</summary>
/// <param name="Name">What grows.</param>
/// <param name="Sizes">Sizes that are measured, ascending.</param>
/// <param name="Text">The spec of a size.</param>
internal sealed record SizedSpec(string Name, IReadOnlyList<int> Sizes, Func<int, string> Text)
{
    private const string Share = "estimand share {\n  target = prevalence(tone[hostile])\n}\n";

    private static readonly int[] Thousands = [1000, 2000, 4000, 8000];

    /// <summary>Every shape: those that were met in use, then others.</summary>
    public static IReadOnlyList<SizedSpec> All { get; } =
    [
        new("columns of a family, as regressors", [16, 32, 63, 600, 1000], n => Study($"  k: number[{n}] from k1..k{n}\n", Model("k + renter", "renter"))),
        new("columns crossed two at a time", [4, 7, 10, 20, 30], n => Study(Columns(n), Model($"({Joined(n, " + ", i => $"c{i}")}) ^ 2", "c0"))),
        new("brackets in one entry", [5_000, 20_000, 80_000, 320_000], n => Study("", Share, $"  alpha = {new string('(', n / 2)}1{new string(')', n / 2)}\n")),
        new("brackets that close nothing", [5_000, 20_000, 80_000, 320_000], n =>
            Study("", Share, $"  alpha = {new string('(', n / 2)}{new string(']', n / 2)}\n")),
        new("letters of an unknown word", [900, 9_000, 90_000, 900_000], n => Study(Columns(50), Model(new string('w', n), "renter"))),
        new("typos among 1000 columns", [50, 100, 200, 500], n =>
            Study(Columns(900), string.Concat(Enumerable.Range(0, Math.Min(n, 90)).Select(
            e => Model(Joined(n / Math.Min(n, 90), " + ", i => $"cc{(i * 7) + e}"), "renter", $"e{e}"))))),
        new("typos among 10 000 columns", [500], n => Study(Columns(10_000), Model(Joined(n, " + ", i => $"cc{i}"), "renter"))),
        new("typos in each of 90 estimands", [10, 50, 200, 500], n =>
            Study(Columns(900), string.Concat(Enumerable.Range(0, 90).Select(e => Model(Joined(n, " + ", i => $"cc{i}"), "renter", $"e{e}"))))),
        new("unknown options of 998", Thousands, n => Study("", Share).Replace(
            "  civil = \"Civil\"\n", string.Concat(Enumerable.Range(0, 996).Select(i => $"  o{i} = \"Option {i}\"\n")) + "  civil = \"Civil\"\n",
            StringComparison.Ordinal).Replace(
            "{ hostile = hostile, civil = civil }", "{ " + Joined(n, ", ", i => $"\"cell {i}\" = oo{i}") + " }", StringComparison.Ordinal)),
        new("estimands", [25, 50, 100, 1_000, 10_000], n => Study(
            "", string.Concat(Enumerable.Range(0, n).Select(i => Share.Replace("share", $"share{i}", StringComparison.Ordinal))))),
        new("diagnostics", [1_000, 10_000, 100_000], n => Study("", Share, string.Concat(Enumerable.Range(0, n).Select(i => $"  z{i} = 1\n")))),
        new("columns", [100, 250, 500, 1000], n => Study(Columns(n - 3), Share)),
        new("options of an outcome", [125, 250, 500, 998, 10_000], n =>
            Study("", Share).Replace("  civil = \"Civil\"\n", string.Concat(Enumerable.Range(0, n).Select(i => $"  o{i} = \"Option {i}\"\n"))
            + "  civil = \"Civil\"\n", StringComparison.Ordinal)),
        new("lines of documentation", Thousands, n => Study(
            "", string.Concat(Enumerable.Repeat("/// A line of documentation that says something.\n", n)) + Share)),
        new("comments", Thousands, n => Study("", string.Concat(Enumerable.Repeat("// A comment.\n", n)) + Share)),
        new("cells of a map", Thousands, n => Study("", Share).Replace(
            "{ hostile = hostile, civil = civil }", "{ " + Joined(n, ", ", i => $"\"cell {i}\" = hostile") + " }", StringComparison.Ordinal)),
        new("words of a lexicon", Thousands, n => Study("  soft: indicator = contains_any(body, words, match = whole_word)\n",
            $"lexicon words {{\n  words = [{Joined(n, ", ", i => $"\"word{i}\"")}]\n}}\n\n" + Share)),
        new("letters of a string", [10_000, 100_000, 900_000], n => Study("", Share, $"}}\n\nreport {{\n  title = \"{new string('t', n)}\"\n")),
        new("blocks of one name", Thousands, n => Study("", Share + string.Concat(Enumerable.Repeat("lexicon words {\n  words = [\"a\"]\n}\n", n)))),
        new("open braces", Thousands, n => Study("", Share) + string.Concat(Enumerable.Repeat("estimand e {\n", n))),
        new("quotes that are never closed", Thousands, n => Study("", Share) + string.Concat(Enumerable.Repeat("x = \"\"\"\n", n))),
        new("allowed warnings", Thousands, n => Study("", Share) + string.Concat(Enumerable.Repeat("// cdi: allow CDI5012, because\n", n))),
        new("models of 20 parameters", [5, 10, 20, 40], n =>
            Study(Columns(20), string.Concat(Enumerable.Range(0, n).Select(e => Model(Joined(19, " + ", i => $"c{i}"), "c0", $"e{e}"))))),
    ];

    private static string Columns(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"  c{i}: number from c{i}\n"));

    private static string Joined(int count, string separator, Func<int, string> item) => string.Join(separator, Enumerable.Range(0, count).Select(item));

    private static string Model(string terms, string coefficient, string name = "gap") =>
        $"estimand {name} {{\n  model = logistic(tone[hostile] ~ {terms})\n  target = coefficient({coefficient})\n}}\n";

    private static string Study(string columns, string estimands, string inference = "") => string.Create(CultureInfo.InvariantCulture, $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
          body: text from body
          renter: indicator from renter
        {{columns}}}

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
        }

        human coders {
          question = "Is this letter hostile or civil?"
          recorded {
            label = coder where { hostile = hostile, civil = civil }
          }
        }

        {{estimands}}
        sampling {
          budget = 300 labels
          design = uniform
          seed = 1
        }

        inference {
          method = human_only
          generalise = corpus
        {{(inference.StartsWith("  alpha", StringComparison.Ordinal) ? "" : "  alpha = 0.05\n")}}{{inference}}}

        """);
}
