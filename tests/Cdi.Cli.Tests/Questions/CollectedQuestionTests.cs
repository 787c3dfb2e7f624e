using System.Text;

namespace Cdi.Cli.Tests.Questions;

/// <summary>People who answer several questions by file: what a row needs, what the ledger keeps, and what follows.</summary>
public sealed class CollectedQuestionTests
{
    private static readonly string Model = HateStudy.Recorded("    attack = m_attack\n    group = m_group");

    private static readonly string Live = HateStudy.Spec(Model, "  nonresponse = weights", sampling: Sampling).Replace(
        "study posts", "study posts", StringComparison.Ordinal);

    private const string Sampling = "  budget = 60 labels\n  burn_in = 20 labels\n  rounds = 2\n  design = error\n";

    [Fact]
    public void A_scripted_person_gives_the_estimates_of_the_recorded_labels()
    {
        using var session = Session(Live);
        session.Write("recorded.cdi", HateStudy.Spec(Model, HateStudy.Coded("    label = whole where { 1 = yes, 0 = no }"), sampling: Sampling));
        while (Next(session) is { } file) Assert.Equal(ExitCode.Success, Import(session, file, Answers).Code);
        foreach (var study in new[] { "study", "recorded" })
        {
            var run = session.Cdi($"run {study}.cdi --quiet");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.Equal(Estimates(session, "recorded"), Estimates(session, "study"));
        Assert.Equal(session.Read("recorded-report/draws.csv"), session.Read("study-report/draws.csv"));
        var status = session.Cdi("status study.cdi").Output;
        Assert.Contains("on question `attack`: ", status, StringComparison.Ordinal);
        Assert.Contains("on question `group`: ", status, StringComparison.Ordinal);
        Assert.Contains("\"accounts_for\"", session.Read("study-report/result.json"), StringComparison.Ordinal);
        Assert.Contains("coders were asked these questions in these words, all of them beside each text.", session.Read("study-report/report.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_has_columns_for_each_question_and_nothing_of_the_rule()
    {
        using var session = Session(Live);
        var rows = ScriptedPerson.Rows(session.Read(Next(session) ?? "")).ToList();
        Assert.Equal(["key", "body", "question.attack", "options.attack", "question.group", "options.group", "label.attack", "label.group"], rows[0].Keys);
        Assert.Equal("Does the post attack somebody?", rows[0]["question.attack"]);
        Assert.Equal("yes = Yes; no = No; unsure = Cannot tell; cannot say", rows[0]["options.group"]);
    }

    [Fact]
    public void A_row_needs_only_the_answers_that_decide_and_the_ledger_keeps_all_of_them()
    {
        using var session = Session(Live);
        var keys = Keys(session);
        var (done, open, more) = (keys[0], keys[1], keys[2]);
        Write(session, "first.csv", (done, "no", ""), (open, "yes", ""), (more, "no", "yes"));
        var read = session.Cdi("import study.cdi first.csv");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        Assert.Contains("2 texts answered, 1 text in part, 18 texts of the round left", read.Output, StringComparison.Ordinal);
        Assert.Contains("0 texts answered, 3 known before", session.Cdi("import study.cdi first.csv").Output, StringComparison.Ordinal);

        // The text that is open is asked about again, and its second answer goes with the first.
        session.Cdi("next study.cdi --out again.csv");
        Assert.Contains(open, Column(session, "again.csv", "key"));
        Assert.DoesNotContain(done, Column(session, "again.csv", "key"));
        Write(session, "second.csv", (open, "", "unsure"));
        Assert.Contains("17 texts of the round left", session.Cdi("import study.cdi second.csv").Output, StringComparison.Ordinal);

        // Of the first text people said no more than was needed, of the third more: both stand there.
        var ledger = Ledger(session);
        Assert.Contains("answers_received", ledger, StringComparison.Ordinal);
        Assert.Contains("\"hate.attack\":[\"no\",\"yes\",\"no\"]", ledger.Replace("\"yes\",\"no\",\"no\"", "\"no\",\"yes\",\"no\"",
            StringComparison.Ordinal).Replace("\"no\",\"no\",\"yes\"", "\"no\",\"yes\",\"no\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"hate.group\":[", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public void Cannot_say_is_an_answer_that_may_be_any()
    {
        using var session = Session(Live);
        var keys = Keys(session);
        Write(session, "said.csv", (keys[0], "cannot say", "no"), (keys[1], "cannot say", "yes"), (keys[2], "cannot say", ""), (keys[3], "yes", "cannot say"));
        var read = session.Cdi("import study.cdi said.csv");
        Assert.True(read.Code == ExitCode.Success, read.ToString());

        // No group: not hateful. A group, or an attack on who knows whom: nobody can say. Nothing of the group: still open.
        Assert.Contains("(2 cannot say)", read.Output, StringComparison.Ordinal);
        Assert.Contains("17 texts of the round left", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_answer_is_refused_with_row_column_and_value()
    {
        using var session = Session(Live);
        var keys = Keys(session);
        Write(session, "wrong.csv", (keys[0], "no", ""), (keys[1], "yes", "perhaps"));
        var read = session.Cdi("import study.cdi wrong.csv");
        Assert.Equal(ExitCode.UserError, read.Code);
        Assert.Contains("CDI9128", read.Error, StringComparison.Ordinal);
        Assert.Contains("`perhaps`", read.Error, StringComparison.Ordinal);
        Assert.Contains("label.group", read.Error, StringComparison.Ordinal);
        Assert.Contains("row 2", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_replaces_one_answer_keeps_both_and_may_not_undo_a_label()
    {
        using var session = Session(Live);
        var keys = Keys(session);
        Write(session, "first.csv", (keys[0], "yes", "yes"), (keys[1], "no", ""));
        session.Cdi("import study.cdi first.csv");
        Write(session, "changed.csv", (keys[0], "", "no"));
        Assert.Contains("CDI9130", session.Cdi("import study.cdi changed.csv").Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, session.Cdi("import study.cdi changed.csv --correct").Code);
        foreach (var kind in new[] { "answers_received", "answers_corrected", "labels_corrected" })
            Assert.Contains(kind, Ledger(session), StringComparison.Ordinal);
        Write(session, "undone.csv", (keys[1], "yes", ""));
        var undone = session.Cdi("import study.cdi undone.csv --correct");
        Assert.Equal(ExitCode.UserError, undone.Code);
        Assert.Contains("CDI9135", undone.Error, StringComparison.Ordinal);
        Write(session, "whole.csv", (keys[1], "yes", "no"));
        Assert.Equal(ExitCode.Success, session.Cdi("import study.cdi whole.csv --correct").Code);
    }

    [Fact]
    public void Each_annotators_answers_make_that_annotators_label()
    {
        using var session = Session(Live.Replace("  nonresponse = weights", "  nonresponse = weights\n  labels_per_text = 3 labels", StringComparison.Ordinal)
            .Replace("budget = 60 labels\n  burn_in = 20 labels", "budget = 180 labels\n  burn_in = 60 labels", StringComparison.Ordinal));
        while (Next(session) is { } file)
        {
            foreach (var (who, said) in new (string, Func<int, (string, string)>)[]
            {
                ("ann", Answers), ("bob", row => row % 5 == 0 ? ("cannot say", "cannot say") : Answers(row)),
                ("cem", row => row % 4 == 0 ? ("no", "") : Answers(row)),
            })
            {
                Assert.Equal(ExitCode.Success, Import(session, file, said, who).Code);
            }
        }

        var run = session.Cdi("run study.cdi --quiet");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains(
            "3 annotators (coders) labelled the same texts", session.Read("study-report/report.md").Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_wording_of_a_question_is_another_study()
    {
        using var session = Session(Live);
        Keys(session);
        session.Write("study.cdi", Live.Replace("Is the target a group?", "Is a group the target?", StringComparison.Ordinal));
        var status = session.Cdi("status study.cdi");
        Assert.Contains("CDI9123", status.Error, StringComparison.Ordinal);
        Assert.Contains("outcome.hate.group", status.Error, StringComparison.Ordinal);
        session.Write("study.cdi", Live.Replace("and group[yes]", "and not group[no]", StringComparison.Ordinal));
        Assert.Contains("outcome.hate.derive", session.Cdi("status study.cdi").Error, StringComparison.Ordinal);
    }

    /// <summary>The file of the ledger: entries are text in it.</summary>
    private static string Ledger(CommandSession session) =>
        Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(session.Folder, "study.ledger")));

    /// <summary>The estimates without the truth, which a live study does not know.</summary>
    private static List<string> Estimates(CommandSession session, string name) => [.. ScriptedPerson.Rows(session.Read($"{name}-report/estimates.csv"))
        .Select(row => string.Join('|', row.Where(cell => !cell.Key.Contains("truth", StringComparison.Ordinal)).Select(cell => cell.Value)))];

    private static (string Attack, string Group) Answers(int row) =>
        (HateStudy.Attacks(row) ? "Yes" : "no", HateStudy.Attacks(row) ? HateStudy.Group(row) : "");

    private static CommandSession Session(string spec)
    {
        var session = new CommandSession();
        var lines = HateStudy.Corpus().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        session.Write("data.csv", lines[0] + ",whole\n" + string.Concat(lines.Skip(1).Select((line, row) => $"{line},{(HateStudy.IsHateful(row) ? 1 : 0)}\n")));
        session.Write("study.cdi", spec);
        return session;
    }

    /// <summary>Draws a round; the name of its file, null where nothing is left.</summary>
    private static string? Next(CommandSession session)
    {
        var next = session.Cdi("next study.cdi");
        Assert.True(next.Code == ExitCode.Success, next.ToString());
        return next.Output.Contains("next: cdi import", StringComparison.Ordinal) ? next.Output.Split("next: cdi ")[1].Trim().Split(' ')[^1] : null;
    }

    private static Transcript Import(CommandSession session, string file, Func<int, (string Attack, string Group)> said, string who = "")
    {
        var name = who.Length == 0 ? file : $"{who}-{file}";
        var rows = Column(session, file, "key").Select(key => (Key: key, Said: said(int.Parse(key[1..], System.Globalization.CultureInfo.InvariantCulture))));
        session.Write($"filled-{name}", "key,annotator,label.attack,label.group\n"
            + string.Concat(rows.Select(row => $"{row.Key},{who},{row.Said.Attack},{row.Said.Group}\n")));
        return session.Cdi($"import study.cdi filled-{name}");
    }

    private static List<string> Keys(CommandSession session) => Column(session, Next(session) ?? "", "key");

    private static List<string> Column(CommandSession session, string file, string header) =>
        [.. ScriptedPerson.Rows(session.Read(file)).Select(row => row[header])];

    private static void Write(CommandSession session, string file, params (string Key, string Attack, string Group)[] rows)
    {
        var text = new StringBuilder("key,label.attack,label.group\n");
        foreach (var (key, attack, group) in rows) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key},{attack},{group}\n");
        session.Write(file, text.ToString());
    }
}
