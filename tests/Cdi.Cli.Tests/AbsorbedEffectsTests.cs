using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.Cli.Tests.Reference;

namespace Cdi.Cli.Tests;

/// <summary>Effects behind the bar of a formula under every method and both targets: those of a factor among the terms, and what is said of them.</summary>
public sealed class AbsorbedEffectsTests
{
    private const string Methods = "[human_only, llm_only, ppi, ppi_tuned, dsl, confidence_driven]";
    private const int Count = 7;

    /// <summary>Both estimands of one study: the one solves for the effects, the other has a coefficient for each group.</summary>
    [Theory]
    [InlineData("population", "", "sandwich")]
    [InlineData("corpus", "", "sandwich")]
    [InlineData("population", "\n  cluster = town", "cr1")]
    [InlineData("population", "\n  cluster = town", "cr2")]
    [InlineData("population", "", "bootstrap, replicates = 60, refit = full")]
    public void Every_method_and_target_agrees_with_a_factor(string target, string cluster, string variance)
    {
        using var session = Session();
        var estimates = Run(session, Spec("linear(score ~ x + z | state)", "linear(score ~ x + z + state)", "x", target, cluster, variance));
        Agree(estimates, "x", "z");
        if (variance.StartsWith("boot", StringComparison.Ordinal)) return;
        Agree(Run(session, Spec("linear(score ~ x + z | state + term)", "linear(score ~ x + z + state + term)", "x", target, cluster, variance)), "x", "z");
    }

    [Theory]
    [InlineData("population")]
    [InlineData("corpus")]
    public void A_number_that_annotators_say_may_be_a_regressor(string target)
    {
        using var session = Session();
        var spec = Spec("linear(z ~ score + x | state + term)", "linear(z ~ score + x + state + term)", "score", target, "", "sandwich");
        Agree(Run(session, spec), "score", "x");
    }

    [Fact]
    public void What_was_solved_for_is_said()
    {
        using var session = Session();
        Run(session, Spec("linear(score ~ x + z | state + rare)", "linear(score ~ x + z)", "x", "population", "", "sandwich")
            .Replace("write = [json]", "write = [json, markdown]", StringComparison.Ordinal));
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var absorbed = result.RootElement.GetProperty("absorbed").EnumerateArray().ToList();
        Assert.Equal(["state", "rare"], absorbed.Select(each => each.GetProperty("column").GetString()));
        Assert.Equal([6, 41], absorbed.Select(each => each.GetProperty("groups").GetInt32()));
        Assert.InRange(absorbed[1].GetProperty("labelled_groups").GetInt32(), 1, 40);
        var report = session.Read("out/report.md").Replace('\u00a0', ' ');
        Assert.Contains("The model has an effect of the 6 groups of “state” and of the 41 groups of “rare”, solved for as with a dummy variable for each",
            report, StringComparison.Ordinal);
        Assert.Contains("hold no labelled text: human labels alone say nothing of them, and leave them out.", report, StringComparison.Ordinal);
        var design = session.Cdi("explain reference.cdi --stage design");
        Assert.Contains("2 columns, effects of 6 groups of state absorbed, effects of 41 groups of rare absorbed",
            design.Output, StringComparison.Ordinal);
    }

    private static void Agree(List<Row> estimates, params string[] terms)
    {
        var absorbed = estimates.Where(row => row.Estimand == "absorbed").ToList();
        Assert.Equal(terms.Length * Count, absorbed.Count);
        foreach (var one in absorbed)
        {
            var other = Assert.Single(estimates, row => row.Estimand == "dummies" && row.Method == one.Method && row.Term == one.Term);
            Assert.True(Math.Abs(one.Point - other.Point) <= 1e-8 * Math.Abs(other.Point), $"{one} {other}");
            Assert.True(Math.Abs(one.Error - other.Error) <= 1e-8 * other.Error, $"{one} {other}");

            // Degrees of freedom are those of texts of equal weight within groups.
            Assert.Equal(other.Upper - other.Lower, one.Upper - one.Lower, 0.02 * (other.Upper - other.Lower));
        }
    }

    private static string Spec(string absorbed, string dummies, string term, string target, string cluster, string variance) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "rows.csv"
          key = row
          row: id from row
          state: factor("a", "b", "c", "d", "e", "f") from state
          term: factor("p", "q", "r") from term
          town: factor from town
          rare: factor from rare
          x: number from x
          z: number from z
        }

        outcome score number -1000..1000 {
        }

        llm reader {
          on_failure = annotate
          recorded {
            label = machine // allow CDI9030: a test
          }
        }

        human people {
          recorded {
            label = human
          }
        }

        estimand absorbed {
          model = {{absorbed}}
          target = coefficient({{term}}){{cluster}}
        }

        estimand dummies {
          model = {{dummies}}
          target = coefficient({{term}}){{cluster}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = calibrated
          generalise = {{target}}{{(target == "corpus" ? "" : "\n  variance = " + variance)}}
          interval = wald
          alpha = 0.1
        }

        report {
          compare = {{Methods}}
          write = [json]
        }
        """;

    // Numbers by a linear congruence, so that the table is the same everywhere.
    private static CommandSession Session()
    {
        var (text, state) = (new StringBuilder("row,state,term,town,rare,x,z,human,machine\n"), 20261127u);
        double Next() => (state = (state * 1664525u) + 1013904223u) / 4294967296.0;
        for (var row = 0; row < 240; row++)
        {
            var (group, term) = ((int)(Next() * 6), (int)(Next() * 3));
            var (x, z) = (Next() + (0.2 * group), Next() - (0.1 * term));
            var score = (1.5 * x) - z + group + (0.5 * term) + Next();
            var human = Next() < 0.5 ? score.ToString("R", CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture,
                $"{row},{"abcdef"[group]},{"pqr"[term]},town{row / 6},g{(row < 4 ? row : 4 + (row % 37))},{x:R},{z:R},{human},{(0.8 * score) + Next():R}\n");
        }

        var session = new CommandSession();
        session.Write("rows.csv", text.ToString());
        return session;
    }

    private static List<Row> Run(CommandSession session, string spec)
    {
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            new Row(row.GetProperty("estimand").GetString() ?? "", row.GetProperty("method").GetString() ?? "", row.GetProperty("term").GetString() ?? "",
                row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble(), Number(row.GetProperty("lower")), Number(row.GetProperty("upper"))))
            .Where(row => row.Estimand == "absorbed" || row.Term.Length <= 5)];
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private sealed record Row(string Estimand, string Method, string Term, double Point, double Error, double Lower, double Upper);
}
