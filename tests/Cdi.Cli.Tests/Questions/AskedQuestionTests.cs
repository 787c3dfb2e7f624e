using System.Text.Json;
using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Questions;

/// <summary>A model that is asked several questions: one after the other, and none whose answer can no longer change the label.</summary>
public sealed class AskedQuestionTests
{
    private const string Prices = "\n  max_tokens = 5\n  prices {\n    call = 0.01 USD\n  }";

    private static int Attacks => Enumerable.Range(0, HateStudy.Texts).Count(row => HateStudy.Model(row).Attack == "yes");

    [Fact]
    public async Task Labels_and_estimates_are_those_of_the_recorded_answers_and_needless_questions_are_not_asked()
    {
        await using var server = await ServeAsync();
        using var session = Session(server, Prices);
        session.Write("recorded.cdi", HateStudy.Spec(HateStudy.Recorded("    attack = m_attack\n    group = m_group"), Coders));
        var dry = session.Cdi("label study.cdi --dry-run").Output;
        Assert.Contains($"240 of 240 texts to ask about, 480 calls, each once (at most: of the 2 questions one is not asked where its answer can no longer "
            + "change the label).", dry, StringComparison.Ordinal);
        Assert.Contains("at most 4.8 USD", dry, StringComparison.Ordinal);
        var label = session.Cdi("label study.cdi");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains($"240 of 240 texts annotated, 0 without an answer, 0 not asked to the end; {240 + Attacks} calls sent now.", label.Output,
            StringComparison.Ordinal);
        Assert.Contains($"answers: attack 240, group {Attacks}", label.Output, StringComparison.Ordinal);
        Assert.Equal(240 + Attacks, server.Calls);
        Assert.Contains("0 calls sent now", session.Cdi("label study.cdi").Output, StringComparison.Ordinal);

        foreach (var study in new[] { "study", "recorded" })
        {
            var run = session.Cdi($"run {study}.cdi --quiet");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.Equal(session.Read("recorded-report/estimates.csv"), session.Read("study-report/estimates.csv"));
        Assert.Equal(Questions(session, "recorded"), Questions(session, "study"));
        var report = session.Read("study-report/report.md");
        Assert.Contains("reader was asked these questions in these words, within the prompt below, each in a call of its", report, StringComparison.Ordinal);
        Assert.Contains("put one after the other as long as the label hangs on them.", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_question_is_asked_in_its_own_words_with_its_own_answers()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await ServeAsync(prompts.Add);
        using var session = Session(server, "");
        session.Cdi("label study.cdi --limit 6");
        Assert.Contains("Does the post attack somebody? Answer with one word.\nyes: Yes\nno: No\n\nPost: post no. 0.", prompts);
        Assert.Contains("Is the target a group? Answer with one word.\nyes: Yes\nno: No\nunsure: Cannot tell\n\nPost: post no. 1.", prompts);
    }

    [Fact]
    public async Task A_failed_question_costs_the_label_only_where_the_rule_needs_it()
    {
        // The first question is refused about every text, the second of it decides against half of them.
        await using var server = await ServeAsync(fault: call => IsFirst(call) ? ServerFault.Refusal : ServerFault.None);
        using var session = Session(server, "");
        var label = session.Cdi("label study.cdi");
        var refused = Enumerable.Range(0, HateStudy.Texts).Count(row => HateStudy.Model(row).Group == "yes");
        Assert.Contains($"{240 - refused} of 240 texts annotated, {refused} without an answer, 0 not asked to the end; 480 calls sent now.", label.Output,
            StringComparison.Ordinal);
        Assert.Contains($"{refused} refused", label.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_needs_every_answer_is_given_up_at_the_first_that_fails()
    {
        await using var server = await ServeAsync(fault: call => IsFirst(call) ? ServerFault.Refusal : ServerFault.None);
        using var session = Session(server, "");
        session.Write("study.cdi", session.Read("study.cdi").Replace("derive yes = attack[yes] and group[yes]",
            "derive yes = attack[yes] and group[yes] or attack[no] and not group[yes]", StringComparison.Ordinal));
        Assert.Contains("0 of 240 texts annotated, 240 without an answer, 0 not asked to the end; 240 calls sent now.", session.Cdi("label study.cdi").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_answers_to_each_question_make_its_answer_and_their_shares_the_confidence()
    {
        // Of five calls about the attack four are right; about the group all.
        await using var server = await ServeAsync(answer: call => IsFirst(call) && call.Time == 5 ? (Right(call) == "yes" ? "no" : "yes") : Right(call));
        using var session = Session(server, "\n  calls = 5 calls\n  confidence = agreement", temperature: "0.7");
        var label = session.Cdi("label study.cdi");
        Assert.Contains($"240 of 240 texts annotated, 0 without an answer, 0 not asked to the end; {5 * (240 + Attacks)} calls sent now.", label.Output,
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --quiet").Code);
        using var result = JsonDocument.Parse(session.Read("study-report/result.json"));
        var agreement = result.RootElement.GetProperty("agreement")[0];
        Assert.NotEqual(JsonValueKind.Null, agreement.GetProperty("confidence").ValueKind);
        Assert.Contains("the confidence is the probability of the label where each question is answered by itself, with the shares of its answers",
            session.Read("study-report/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ceiling_stops_before_the_next_question()
    {
        await using var server = await ServeAsync();
        using var session = Session(server, Prices + "\n  max_cost = 1 USD");
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("`max_cost` of `llm reader` is reached", label.Error, StringComparison.Ordinal);
        Assert.Equal(100, server.Calls);
        session.Write("study.cdi", session.Read("study.cdi").Replace("max_cost = 1 USD", "max_cost = 5 USD", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi").Code);
        Assert.Equal(240 + Attacks, server.Calls);
    }

    [Fact]
    public async Task In_batches_a_question_is_a_batch_behind_the_one_before_it()
    {
        await using var server = await ServeAsync();
        using var session = Session(server, "");
        var label = session.Cdi("label study.cdi --batch");
        Assert.True(label.Code == ExitCode.Success, label.ToString());
        Assert.Contains("240 of 240 texts annotated", label.Output, StringComparison.Ordinal);
        Assert.Equal([240, Attacks], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Fact]
    public async Task Answers_made_elsewhere_are_not_read_where_nothing_says_which_question_they_answer()
    {
        await using var server = await ServeAsync();
        using var session = Session(server, "");
        session.Write("answers.csv", "key,answer\np000,yes\n");
        var read = session.Cdi("import study.cdi answers.csv --as reader");
        Assert.Equal(ExitCode.UserError, read.Code);
        Assert.Contains("error CDI9141: Labels of `llm reader` follow from 2 questions, and nothing says which of them this file answers.", read.Error);
        Assert.Contains("Name it, `--question attack` or `--question group`", read.Error);
        Assert.Contains("`hate` has no question `grp`.", session.Cdi("import study.cdi answers.csv --as reader --question grp").Error);
        Assert.Contains("Leave `--confidence` out", session.Cdi("import study.cdi answers.csv --as reader --question group --confidence sure").Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_study_run_on_imported_answers_to_each_question_is_that_of_the_model_asked_here(bool inOneTable)
    {
        await using var server = await ServeAsync();
        using var asked = Session(server, "");
        Assert.Equal(ExitCode.Success, asked.Cdi("label study.cdi --quiet").Code);
        var calls = server.Calls;
        using var imported = Session(server, "");
        Import(imported, inOneTable);
        Assert.Contains("0 answers read", Import(imported, inOneTable));
        Assert.Contains("0 calls sent now", imported.Cdi("label study.cdi").Output);
        foreach (var session in new[] { asked, imported }) Assert.Equal(ExitCode.Success, session.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(calls, server.Calls);
        Assert.Equal(asked.Read("study-report/result.json"), imported.Read("study-report/result.json"));
        Assert.Equal(ExitCode.Success, imported.Cdi("ledger verify study.cdi").Code);
    }

    [Fact]
    public async Task Of_several_columns_one_that_contradicts_leaves_nothing_on_file()
    {
        await using var server = await ServeAsync();
        using var session = Session(server, "");
        session.Write("answers.csv", "key,attack,group\np000,no,\np001,yes,yes\np001,yes,no\n");
        var read = session.Cdi("import study.cdi answers.csv --as reader");
        Assert.Equal(ExitCode.UserError, read.Code);
        Assert.Contains("p001 in row 3 (line 4) has the answer `no`, and in row 2 (line 3) `yes`; nothing was read", read.Error);
        Assert.Contains("240 of 240 texts to ask about", session.Cdi("label study.cdi --dry-run").Output);
    }

    // A question whose answer can no longer change the label was not asked: its cell is blank, and in a file of its own it has no row.
    private static string Import(CommandSession session, bool inOneTable)
    {
        var rows = Enumerable.Range(0, HateStudy.Texts).Select(row => (Key: $"p{row:000}", HateStudy.Model(row).Attack, HateStudy.Model(row).Group)).ToList();
        session.Write("answers.csv", "key,attack,group\n"
            + string.Concat(rows.Select(row => $"{row.Key},{row.Attack},{(row.Attack == "yes" ? row.Group : "")}\n")));
        session.Write("attack.csv", "key,answer\n" + string.Concat(rows.Select(row => $"{row.Key},{row.Attack}\n")));
        session.Write("group.jsonl", string.Concat(rows.Where(row => row.Attack == "yes").Select(
            row => $"{{\"id\":\"{row.Key}\",\"answer\":\"{row.Group}\"}}\n")));
        string[] commands = inOneTable ? ["answers.csv --as reader"]
            : ["attack.csv --as reader --question attack", "group.jsonl --as reader --question group"];
        var said = "";
        foreach (var command in commands)
        {
            var read = session.Cdi("import study.cdi " + command);
            Assert.True(read.Code == ExitCode.Success, read.ToString());
            said = read.Output;
        }

        Assert.Contains("every text has an answer", said);
        return said;
    }

    private static readonly string Coders = HateStudy.Coded("    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group");

    private static bool IsFirst(ServedCall call) => call.Prompt.StartsWith("Does", StringComparison.Ordinal);

    private static string Right(ServedCall call)
    {
        var row = int.Parse(call.Prompt.Split("no. ")[1].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        return IsFirst(call) ? HateStudy.Model(row).Attack : HateStudy.Model(row).Group;
    }

    private static Task<LocalModelServer> ServeAsync(
        Action<string>? seen = null, Func<ServedCall, ServerFault>? fault = null, Func<ServedCall, string>? answer = null) => LocalModelServer.StartAsync(new()
        {
            Answer = call =>
            {
                seen?.Invoke(call.Prompt);
                return answer is null ? Right(call) : answer(call);
            },
            Fault = fault ?? (_ => ServerFault.None),
        });

    private static CommandSession Session(LocalModelServer server, string settings, string temperature = "0")
    {
        var session = new CommandSession();
        session.Write("data.csv", HateStudy.Corpus());
        session.Write("study.cdi", HateStudy.Spec($$""""
              model = "m-2026-01-15"
              base_url = "{{server.OpenAI}}"
              temperature = {{temperature}}
              label = """
                {question} Answer with one word.
                {options}

                Post: {body}
                """
              on_failure = annotate{{settings}}
            """", Coders));
        return session;
    }

    private static string Questions(CommandSession session, string name)
    {
        using var document = JsonDocument.Parse(session.Read($"{name}-report/result.json"));
        var agreement = document.RootElement.GetProperty("agreement")[0];
        return agreement.TryGetProperty("questions", out var questions) ? questions.GetRawText() : "";
    }
}
