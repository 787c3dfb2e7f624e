using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>A session with a small study whose labels are to be collected, and a person who knows them all.</summary>
internal sealed class LiveSession : IDisposable
{
    public const int Texts = 120;

    private readonly ScriptedPerson person;

    public LiveSession(Func<int, string>? model = null)
    {
        Session = new CommandSession();
        var rows = new StringBuilder("id,body,long,model,sure,people\n");
        for (var row = 1; row <= Texts; row++)
        {
            var said = row % 3 == 0 ? "yes" : "no";
            var answer = model?.Invoke(row) ?? (row % 7 == 0 ? "no" : said);
            rows.Append(CultureInfo.InvariantCulture, $"k{row:000},\"Text {row}, in words\",{row % 2},{answer},0.{(row % 5) + 5},{said}\n");
        }

        Corpus = rows.ToString();
        Session.Write("data.csv", Corpus);
        Session.Write("study.cdi", Spec());
        person = new ScriptedPerson(Corpus, "id", "people", said => said == "yes" ? "Y" : "Not so");
    }

    private const string Rounds = "  burn_in = 16 labels                    // allow CDI5008: a test\n  rounds = 2\n  tau = 0.3\n";

    /// <summary>Where commands are typed.</summary>
    public CommandSession Session { get; }

    /// <summary>The corpus.</summary>
    public string Corpus { get; }

    /// <summary>The study.</summary>
    /// <param name="recorded">Whether the labels are read from the corpus.</param>
    /// <param name="human">Further lines of the annotators.</param>
    /// <param name="design">The design.</param>
    /// <param name="target">The target of the estimand.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="question">What people are asked.</param>
    public static string Spec(bool recorded = false, string human = "", string design = "error", string target = "prevalence(answer[Y])", string alpha = "0.1",
        string question = "Is it so?") => $$"""
        cdi 1

        study asked

        corpus texts {                           // allow CDI2011: a test
          source = "data.csv"
          key = id
          id: id from id
          body: text from body
          long: indicator from long
        }

        outcome answer {
          Y = "So"
          N = "Not so"
        }

        llm reader {
          on_failure = annotate
          recorded {
            label = model where { yes = Y, no = N }
            confidence = sure
          }
        }

        human people {
          question = "{{question}}"
          reward = 0.25 EUR
        {{human}}{{(recorded ? "  recorded {\n    label = people where { yes = Y, no = N }\n  }\n" : "")}}}

        estimand share {
          target = {{target}}
        }

        sampling {
          budget = 40 labels
        {{(design == "uniform" ? "" : Rounds)}}  design = {{design}}
          seed = 11
        }

        inference {
          method = calibrated
          generalise = corpus
          alpha = {{alpha}}
        }

        """;

    public Transcript Cdi(string arguments) => Session.Cdi(arguments);

    /// <summary>Fills in a file.</summary>
    public void FillIn(string file, int most = int.MaxValue, Func<string, string?>? answer = null) =>
        person.FillIn(Path.Combine(Session.Folder, file), most, answer);

    /// <summary>Asks and answers round after round, until nothing is left.</summary>
    /// <param name="answer">What is written in place of what the person knows; null for that.</param>
    public void Complete(Func<string, string?>? answer = null)
    {
        while (true)
        {
            var next = Cdi("next study.cdi");
            Assert.True(next.Code == ExitCode.Success, next.ToString());
            if (!next.Output.Contains("to label", StringComparison.Ordinal)) return;
            var import = next.Output.Split("next: cdi ")[1].Trim();
            FillIn(import.Split(' ')[^1], answer: answer);
            var read = Cdi(import);
            Assert.True(read.Code == ExitCode.Success, read.ToString());
        }
    }

    public void Dispose() => Session.Dispose();
}
