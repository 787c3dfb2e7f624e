using System.Globalization;
using System.Security.Cryptography;

namespace Cdi.Cli.Tests;

/// <summary>Recorded answers whose prompts showed labelled texts of the same corpus: a column says which, and they are a stratum of certainty.</summary>
public sealed class RecordedExamplesTests
{
    private const int Texts = 200;
    private const int Shown = 12;
    private const string Drawn = "  budget = 60 labels\n  design = uniform\n  seed = 11\n";

    [Fact]
    public void The_study_labels_them_first_with_certainty_and_draws_the_others()
    {
        using var session = Session(Drawn);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        var draws = Draws(session);
        Assert.All(draws.Where(row => IsShown(row["key"])), row => Assert.Equal(("examples", "1", "TRUE"), (row["block"], row["pi"], row["labelled"])));
        var others = draws.Where(row => !IsShown(row["key"])).ToList();
        Assert.Equal(60 - Shown, others.Count(row => row["labelled"] == "TRUE"));
        Assert.All(others, row => Assert.Equal((60.0 - Shown) / (Texts - Shown), double.Parse(row["pi"], CultureInfo.InvariantCulture), 1e-12));
        var report = session.Read("study-report/report.md").Replace('\u00a0', ' ');
        Assert.Contains($"Its prompts showed up to 12 texts with the labels that people gave them; {Shown} texts were labelled for that", report);
        Assert.Contains($"{Shown} texts are examples in its prompts or set apart for them, and left out here.", report);
    }

    [Theory]
    [InlineData(Drawn)]
    [InlineData("  budget = 60 labels\n  burn_in = 20 labels                    // allow CDI5008: a test\n  rounds = 2\n  design = error\n  seed = 11\n")]
    [InlineData("  given = uniform\n  seed = 11\n")]
    public void What_the_model_says_of_them_changes_no_byte(string sampling)
    {
        var files = new[] { "estimates.csv", "draws.csv", "glance.csv", "report.md", "report.html", "result.json" };
        using var one = Session(sampling);
        using var other = Session(sampling, shownAnswer: row => row % 2 == 0 ? "yes" : "");
        foreach (var session in new[] { one, other })
        {
            var run = session.Cdi("run study.cdi");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.NotEqual(one.Read("data.csv"), other.Read("data.csv"));
        Assert.All(files, file => Assert.Equal(Read(one, file), Read(other, file)));
    }

    [Fact]
    public void Under_given_uniform_they_have_certainty_and_the_others_the_share_labelled_among_them()
    {
        using var session = Session("  given = uniform\n  seed = 11\n");
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi").Code);
        var draws = Draws(session);
        Assert.All(draws, row => Assert.Equal(IsShown(row["key"]) ? ("examples", "1") : ("given", row["pi"]), (row["block"], row["pi"])));
        var others = draws.Where(row => !IsShown(row["key"])).ToList();
        var labels = others.Count(row => row["labelled"] == "TRUE");
        Assert.All(others, row => Assert.Equal((double)labels / others.Count, double.Parse(row["pi"], CultureInfo.InvariantCulture), 1e-12));
    }

    [Theory]
    [InlineData("0.3", "yes", "was drawn with π = 0.3")]
    [InlineData("1", "", "has no human label")]
    public void An_example_without_certainty_is_refused_with_its_row(string probability, string label, string fact)
    {
        using var session = Session("  given = drawn\n  seed = 11\n", probability: row => row == 5 ? probability : IsShown(Key(row)) ? "1" : "0.5",
            people: row => row == 5 ? label : null, columns: "  drawn: number from p\n");
        var run = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI4012: Prompts of `llm reader` showed row 5", run.Error);
        Assert.Contains(fact, run.Error);
    }

    [Fact]
    public void A_column_of_probabilities_that_is_1_for_them_is_taken()
    {
        using var session = Session("  given = drawn\n  seed = 11\n", probability: row => IsShown(Key(row)) ? "1" : "0.5", columns: "  drawn: number from p\n");
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.All(Draws(session).Where(row => IsShown(row["key"])), row => Assert.Equal("1", row["pi"]));
    }

    [Fact]
    public void More_of_them_than_the_budget_pays_for_leave_no_sample()
    {
        using var session = Session("  budget = 12 labels\n  design = uniform\n  seed = 11\n");
        Assert.Contains("CDI9019: 12 texts are examples in prompts, 0 texts have no answer of the model, and all of them must be labelled by humans",
            session.Cdi("run study.cdi").Error);
    }

    /// <summary>A file of the report, without the digest of the corpus, which the answers are part of.</summary>
    private static string Read(CommandSession session, string file) => session.Read("study-report/" + file).Replace(
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(session.Folder, "data.csv")))), "", StringComparison.Ordinal);

    private static List<Dictionary<string, string>> Draws(CommandSession session) => [.. ScriptedPerson.Rows(session.Read("study-report/draws.csv"))];

    private static bool IsShown(string key) => int.Parse(key[1..], CultureInfo.InvariantCulture) is var row && row % 5 == 0 && row <= 5 * Shown;

    private static string Key(int row) => string.Create(CultureInfo.InvariantCulture, $"k{row:000}");

    /// <summary>A study of 200 texts, of which every fifth of the first sixty was an example; of the others people labelled about half where the draw is
    /// given, all where it is the study's own.</summary>
    private static CommandSession Session(string sampling, Func<int, string>? shownAnswer = null, Func<int, string>? probability = null,
        Func<int, string?>? people = null, string columns = "")
    {
        var session = new CommandSession();
        var isGiven = sampling.Contains("given", StringComparison.Ordinal);
        session.Write("data.csv", "id,body,model,people,shown,p\n" + string.Concat(Enumerable.Range(1, Texts).Select(row =>
        {
            var (key, truth) = (Key(row), row * 7919 % 101 < 40 ? "yes" : "no");
            var answer = IsShown(key) ? shownAnswer?.Invoke(row) ?? truth : row * 6007 % 97 < 20 ? "yes" : truth;
            var label = people?.Invoke(row) ?? (isGiven && !IsShown(key) && row * 5381 % 89 >= 44 ? "" : truth);
            return $"{key},Text {row},{answer},{label},{(IsShown(key) ? "1" : row % 2 == 0 ? "0" : "")},{probability?.Invoke(row) ?? "0.5"}\n";
        })));
        session.Write("study.cdi", $$"""
            cdi 1

            study shown

            corpus texts {                           // allow CDI2011: a test
              source = "data.csv"
              key = id
              id: id from id
              body: text from body
            {{columns}}}

            outcome answer {
              Y = "So"
              N = "Not so"
            }

            llm reader {
              examples = 12 from labelled
              on_failure = annotate
              recorded {
                label = model where { yes = Y, no = N }
                examples = shown
              }
            }

            human people {
              question = "Is it so?"
              recorded {
                label = people where { yes = Y, no = N }
              }
            }

            estimand share {
              target = prevalence(answer[Y])
            }

            sampling {
            {{sampling}}}

            inference {
              method = calibrated
              generalise = corpus
              alpha = 0.1
            }

            report {
              compare = [human_only, llm_only]
            }

            """);
        return session;
    }
}
