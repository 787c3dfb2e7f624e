using System.Globalization;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Questions;

/// <summary>Texts that people label first, in the prompts of several questions: each prompt shows the answers to its own question.</summary>
public sealed class QuestionExamplesTests
{
    private const string Coded = "    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group";
    private const string Sampling = "  budget = 60 labels\n  design = uniform\n";

    [Fact]
    public async Task Recorded_answers_are_shown_to_the_question_that_they_answer()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await ServeAsync(prompts);
        using var session = Session(server, HateStudy.Coded(Coded), "  given = uniform");
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("20 texts set apart as examples, about which it is not asked", label.Output);
        AssertPrompts(prompts);
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var report = session.Read("out/report.md");
        Assert.Contains("attack: (a text of the corpus)\nAnswer: ", report);
    }

    [Fact]
    public async Task Answers_that_people_give_first_are_shown_and_the_study_runs()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await ServeAsync(prompts);
        using var session = Session(server, "  nonresponse = weights", Sampling);
        Assert.Contains("CDI9166", session.Cdi("label study.cdi").Error);
        Assert.Contains("20 texts to label as examples", Typed(session, "next study.cdi"));
        FillIn(session, "study-round-1.csv");
        Assert.Contains("next: cdi label study.cdi", Typed(session, "import study.cdi study-round-1.csv"));
        Assert.Contains("220 of 220 texts annotated", Typed(session, "label study.cdi"));
        AssertPrompts(prompts);
        while (Typed(session, "next study.cdi") is var next && next.Contains("to label", StringComparison.Ordinal))
        {
            var import = next.Split("next: cdi ")[1].Trim();
            FillIn(session, import.Split(' ')[^1]);
            Typed(session, import);
        }

        Typed(session, "run study.cdi");
        Assert.Contains("0 calls sent now", Typed(session, "label study.cdi"));
    }

    [Fact]
    public async Task Examples_of_the_spec_are_shown_to_the_questions_that_they_answer()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await ServeAsync(prompts);
        using var session = Session(server, HateStudy.Coded(Coded), "  given = uniform", """
            examples {
                "You people are vermin." = [attack = yes, group = yes]
                "Thanks for the lift." = [attack = no]
                "Your brother is a fool." = [group = no, attack = yes]
              }
            """);
        Assert.Contains("example \"Thanks for the lift.\" = [attack = no]", Typed(session, "explain study.cdi"));
        Assert.Contains("240 of 240 texts annotated", Typed(session, "label study.cdi"));
        Assert.All(prompts, prompt => Assert.Contains(IsFirst(prompt)
            ? "yes: Yes\nno: No\n\nYou people are vermin.\nAnswer: yes\n\nThanks for the lift.\nAnswer: no\n\nYour brother is a fool.\nAnswer: yes\n\nPost: "
            : "unsure: Cannot tell\n\nYou people are vermin.\nAnswer: yes\n\nYour brother is a fool.\nAnswer: no\n\nPost: ", prompt));
        Assert.Contains(prompts, prompt => !IsFirst(prompt));
        Typed(session, "run study.cdi --out out");
        Assert.Contains("attack: Thanks for the lift.\nAnswer: no\n\nattack: Your brother is a fool.", session.Read("out/report.md"));
        Assert.Contains("showed 3\u00a0examples from outside the corpus", session.Read("out/report.md"));
    }

    [Fact]
    public async Task Too_few_answers_to_a_question_are_told()
    {
        await using var server = await ServeAsync([]);
        using var session = Session(server, HateStudy.Coded(Coded), "  given = uniform", "examples = 18 from labelled, pool = 20 texts");
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.Success, label.Code);
        Assert.Matches(@"CDI9167: .* \d+ of 20 texts labelled for it have an answer to `group`, for 18", label.Error);
    }

    /// <summary>Each prompt shows four texts with what people answered to its question, and none of the pool is asked about.</summary>
    private static void AssertPrompts(IReadOnlyCollection<string> prompts)
    {
        var shown = new HashSet<int>();
        foreach (var prompt in prompts)
        {
            var examples = prompt.Split("\n\n")[1..^1];
            Assert.Equal(4, examples.Length);
            Assert.All(examples, example =>
            {
                var row = NumberOf(example);
                shown.Add(row);
                Assert.EndsWith("\nAnswer: " + (IsFirst(prompt) ? HateStudy.Attacks(row) ? "yes" : "no" : HateStudy.Group(row)), example);
            });
        }

        Assert.Contains(prompts, IsFirst);
        Assert.Contains(prompts, prompt => !IsFirst(prompt));
        Assert.DoesNotContain(prompts, prompt => shown.Contains(NumberOf(prompt.Split("\n\n")[^1])));
    }

    private static bool IsFirst(string prompt) => prompt.StartsWith("Does", StringComparison.Ordinal);

    private static int NumberOf(string text) => int.Parse(text.Split("no. ")[1].Split('.')[0], CultureInfo.InvariantCulture);

    private static Task<LocalModelServer> ServeAsync(System.Collections.Concurrent.ConcurrentBag<string> prompts) => LocalModelServer.StartAsync(new()
    {
        Answer = call =>
        {
            prompts.Add(call.Prompt);
            var row = NumberOf(call.Prompt.Split("\n\n")[^1]);
            return IsFirst(call.Prompt) ? HateStudy.Model(row).Attack : HateStudy.Model(row).Group;
        },
    });

    private static string Typed(CommandSession session, string arguments)
    {
        var run = session.Cdi(arguments);
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return run.Output;
    }

    private static void FillIn(CommandSession session, string file) => session.Write(file, "key,label.attack,label.group\n" + string.Concat(
        ScriptedPerson.Rows(session.Read(file)).Select(row => int.Parse(row["key"][1..], CultureInfo.InvariantCulture)).Select(row =>
            $"p{row:000},{(HateStudy.Attacks(row) ? "yes" : "no")},{(HateStudy.Attacks(row) ? HateStudy.Group(row) : "")}\n")));

    private static CommandSession Session(
        LocalModelServer server, string human, string sampling, string examples = "examples = 4 from labelled, pool = 20 texts")
    {
        var session = new CommandSession();
        session.Write("data.csv", HateStudy.Corpus());
        session.Write("study.cdi", HateStudy.Spec($$""""
              model = "m-2026-01-15"
              base_url = "{{server.OpenAI}}"
              temperature = 0
              label = """
                {question} Answer with one word.
                {options}

                {examples}

                Post: {body}
                """
              {{examples}}
              on_failure = annotate
            """", human, sampling: sampling));
        return session;
    }
}
