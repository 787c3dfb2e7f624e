using System.Globalization;
using System.Text;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>A live study whose model is shown labelled texts: a server on this machine that answers, and a person who labels.</summary>
internal sealed class FewShotSession : IAsyncDisposable
{
    public const int Texts = 60;
    public const string Examples = "examples = 4 from labelled, pool = 10 texts, balance = yes";

    // So that texts differ in how much they are like others.
    private static readonly string[] Kinds = ["Roses and tulips", "Trains to Ulm", "Soup of lentils", "Rain in April"];

    private readonly ScriptedPerson person;

    private FewShotSession(LocalModelServer server, string corpus)
    {
        (Server, Corpus) = (server, corpus);
        person = new ScriptedPerson(corpus, "id", "people", said => said == "yes" ? "Y" : "Not so");
    }

    public LocalModelServer Server { get; }

    public string Corpus { get; }

    public CommandSession Session { get; } = new();

    /// <summary>What was asked.</summary>
    public List<string> Prompts { get; } = [];

    public static async Task<FewShotSession> StartAsync(string examples = Examples, string human = "", string sampling = "", bool areReversed = false)
    {
        FewShotSession? session = null;
        var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call =>
            {
                lock (session!.Prompts) session.Prompts.Add(call.Prompt);
                return NumberOf(call.Prompt) % 3 == 0 ? "Y" : NumberOf(call.Prompt) % 7 == 0 ? "Y" : "N";
            },
        });
        var rows = Enumerable.Range(1, Texts).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"k{row:000},text no. {row}. {Kinds[row % Kinds.Length]},{row % 2},{(row % 3 == 0 ? "yes" : "no")}\n"));
        session = new(server, "id,body,long,people\n" + string.Concat(areReversed ? rows.Reverse() : rows));
        session.Session.Write("data.csv", session.Corpus);
        session.Write(examples, human, sampling);
        return session;
    }

    public void Write(string examples = Examples, string human = "", string sampling = "") => Session.Write("study.cdi", $$""""
        cdi 1

        study shown

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
          model = "m-2026-01-15"
          base_url = "{{Server.OpenAI}}"
          temperature = 0
          label = """
            Is it so? Answer with one letter.
            {options}

            {examples}

            Text: {body}
            """
          {{examples}}
          on_failure = annotate
        }

        human people {
          question = "Is it so?"
          reward = 0.25 EUR
        {{human}}}

        estimand share {
          target = prevalence(answer[Y])
        }

        sampling {
          {{(sampling.Length > 0 ? sampling : "budget = 30 labels\n  design = uniform")}}
          seed = 11
        }

        inference {
          method = calibrated
          generalise = corpus
          alpha = 0.1
        }

        report {
          compare = [human_only, llm_only]
        }

        """");

    /// <summary>The number of the text that a prompt asks about.</summary>
    public static int NumberOf(string prompt) => int.Parse(prompt.Split("Text: text no. ")[1].Split('.')[0], CultureInfo.InvariantCulture);

    public Transcript Cdi(string arguments) => Session.Cdi(arguments);

    /// <summary>Types a command that has to succeed.</summary>
    public string Typed(string arguments)
    {
        var run = Cdi(arguments);
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return run.Output;
    }

    public void FillIn(string file, Func<string, string?>? answer = null) => person.FillIn(Path.Combine(Session.Folder, file), answer: answer);

    /// <summary>The keys of a file to label.</summary>
    public IReadOnlyList<string> Keys(string file) => [.. ScriptedPerson.Rows(Session.Read(file)).Select(row => row["key"])];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Session.Dispose();
    }
}
