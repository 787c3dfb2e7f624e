using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests.Questions;

/// <summary>Recorded answers to several questions give what the labels give that they make.</summary>
public sealed class RecordedQuestionTests
{
    private static readonly string ByQuestion = HateStudy.Spec(
        HateStudy.Recorded("    attack = m_attack\n    group = m_group"),
        HateStudy.Coded("    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group"));

    private static readonly string ByLabel = HateStudy.Spec(HateStudy.Recorded("    label = m_label"), HateStudy.Coded("    label = h_label"));

    private static readonly string Otherwise = HateStudy.Spec(
        HateStudy.Recorded("    first = m_attack\n    second = m_group where { yes = y, no = n, unsure = u }"),
        HateStudy.Coded("    second = h_group where { yes = y, no = n, unsure = u }\n    first = h_attack where { 1 = yes, 0 = no }"), HateStudy.Otherwise);

    [Fact]
    public void Answers_give_the_bits_that_the_labels_give_which_they_make()
    {
        using var session = Run(("answers.cdi", ByQuestion), ("labels.cdi", ByLabel), ("otherwise.cdi", Otherwise));
        foreach (var file in new[] { "estimates.csv", "draws.csv" })
        {
            Assert.Equal(session.Read($"labels-report/{file}"), session.Read($"answers-report/{file}"));
            Assert.Equal(session.Read($"labels-report/{file}"), session.Read($"otherwise-report/{file}"));
        }

        Assert.Equal(Estimates(session, "labels"), Estimates(session, "answers"));
        Assert.Equal(Estimates(session, "labels"), Estimates(session, "otherwise"));
    }

    [Fact]
    public void Answers_in_files_of_their_own_give_the_same_in_the_wide_and_in_the_long_form()
    {
        var columns = HateStudy.Corpus().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var wide = HateStudy.Spec(
            HateStudy.Recorded("    source = \"wide.csv\"\n    key = text\n    attack = a\n    group = g"),
            HateStudy.Coded("    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group"));
        var three = HateStudy.Spec(
            HateStudy.Recorded("    attack = m_attack\n    group = m_group"),
            HateStudy.Coded("    source = \"long.csv\"\n    key = text\n    annotator = who\n    attack = a where { 1 = yes, 0 = no }\n    group = g"))
            .Replace("human coders {", "human coders {\n  nonresponse = weights", StringComparison.Ordinal);
        using var session = new CommandSession();
        session.Write("wide.csv", "text,a,g\n" + string.Concat(columns.Select(cells => $"{cells[0]},{cells[6]},{cells[7]}\n")));

        // Two coders answer as the column does, the second in two rows; the third says of each text what decides against it.
        session.Write("long.csv", "text,who,a,g\n" + string.Concat(columns.Where(cells => cells[5].Length > 0).Select(cells =>
            $"{cells[0]},ann,{cells[3]},{cells[4]}\n{cells[0]},bob,{cells[3]},\n{cells[0]},bob,,{cells[4]}\n{cells[0]},cem,0,\n")));
        Run(session, ("answers.cdi", ByQuestion), ("wide.cdi", wide), ("three.cdi", three));
        Assert.Equal(Estimates(session, "answers"), Estimates(session, "wide"));
        Assert.Equal(Estimates(session, "answers"), Estimates(session, "three"));
    }

    [Fact]
    public void A_column_for_each_annotator_and_question_says_what_rows_of_annotators_say()
    {
        var rows = HateStudy.Corpus().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var coded = HateStudy.Coded("    source = \"long.csv\"\n    key = id\n    annotator = who\n    attack = a where { 1 = yes, 0 = no }\n    group = g");
        var spec = HateStudy.Spec(HateStudy.Recorded("    attack = m_attack\n    group = m_group"), coded)
            .Replace("human coders {", "human coders {\n  nonresponse = weights", StringComparison.Ordinal);
        using var session = new CommandSession();

        // Ann and bob answer as the column does; eva says of every other text what decides against it, and of every fifth one bob says nothing.
        var (wide, tall) = (new StringBuilder("id,ann_attack,eva_attack,bob_attack,ann_group,eva_group,bob_group\n"),
            new StringBuilder("id,who,a,g\n"));
        foreach (var (row, cells) in rows.Index().Where(each => each.Item[5].Length > 0))
        {
            var (eva, bob) = (row % 2 == 0 ? "0" : "", row % 5 == 0 ? ("", "") : (cells[3], cells[4]));
            wide.Append(CultureInfo.InvariantCulture, $"{cells[0]},{cells[3]},{eva},{bob.Item1},{cells[4]},,{bob.Item2}\n");
            tall.Append(CultureInfo.InvariantCulture, $"{cells[0]},ann,{cells[3]},{cells[4]}\n{cells[0]},eva,{eva},\n{cells[0]},bob,{bob.Item1},{bob.Item2}\n");
        }

        session.Write("wide.csv", wide.ToString());
        session.Write("long.csv", tall.ToString());
        var columns = spec.Replace("long.csv", "wide.csv", StringComparison.Ordinal).Replace("    annotator = who\n", "", StringComparison.Ordinal)
            .Replace("attack = a where", "attack = [ann_attack, eva_attack, bob_attack] where", StringComparison.Ordinal)
            .Replace("group = g\n", "group = [ann_group, eva_group, bob_group]\n", StringComparison.Ordinal);
        session.Write("columns.cdi", columns);
        Assert.Contains("recorded answers to group from columns ann_group, eva_group, bob_group, one for each annotator",
            session.Cdi("explain columns.cdi").Output, StringComparison.Ordinal);
        Run(session, ("long.cdi", spec), ("columns.cdi", columns));
        Assert.Equal(Estimates(session, "long"), Estimates(session, "columns"));
        Assert.Equal(Raters(session, "long"), Raters(session, "columns"));
        Assert.Contains("\"annotators\":3", Raters(session, "columns").Replace(" ", "", StringComparison.Ordinal));
        session.Write("wide.csv", wide.ToString().Replace("p000,0,0,", "p000,0,perhaps,", StringComparison.Ordinal));
        Assert.Contains("CDI9002", session.Cdi("run columns.cdi").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("columns")]
    [InlineData("file")]
    public void A_text_of_which_people_answered_a_part_is_asked_about_and_has_no_label(string where)
    {
        using var session = new CommandSession();
        session.Write("data.csv", HateStudy.Corpus(areHalf: true));
        session.Write("coders.csv", HateStudy.Corpus(areHalf: true));
        var answers = "    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group";
        var spec = HateStudy.Spec(HateStudy.Recorded("    attack = m_attack\n    group = m_group"),
            HateStudy.Coded(where == "file" ? $"    source = \"coders.csv\"\n    key = id\n{answers}" : answers));
        session.Write("study.cdi", spec);
        var half = Enumerable.Range(0, HateStudy.Texts).Count(row => HateStudy.Attacks(row) && row % 13 == 7);
        var refused = session.Cdi("run study.cdi");
        Assert.Equal(ExitCode.UserError, refused.Code);
        Assert.Contains($"CDI9132: `human coders` answered some of the questions about {half} texts, from which no label follows", refused.Error,
            StringComparison.Ordinal);

        // Those with a label stand for them, or the share is bounded by what they may be.
        foreach (var treatment in new[] { "weights", "bounds" })
        {
            session.Write("study.cdi", spec.Replace("human coders {", $"human coders {{\n  nonresponse = {treatment}", StringComparison.Ordinal)
                .Replace("estimand gap {\n  target = difference(prevalence(hate[yes]), long)\n}\n", "", StringComparison.Ordinal));
            var run = session.Cdi("run study.cdi");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
            using var document = JsonDocument.Parse(session.Read("study-report/result.json"));
            Assert.Equal(half, document.RootElement.GetProperty("cannot_say")[0].GetProperty("texts").GetInt32());
        }
    }

    [Fact]
    public void The_report_shows_one_instrument_and_which_question_accounts_for_differing_labels()
    {
        using var session = Run(("answers.cdi", ByQuestion));
        var question = Agreement(session).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["attack", "group"], question.Select(each => each.GetProperty("question").GetString()));
        int[] asked = [.. Enumerable.Range(0, HateStudy.Texts)];
        Assert.Equal(HateStudy.Texts, question[0].GetProperty("answered").GetInt32());
        Assert.Equal(asked.Count(row => HateStudy.Model(row).Attack == "yes"), question[1].GetProperty("answered").GetInt32());
        Assert.Equal(asked.Where(Known).Average(row => HateStudy.Attacks(row) == (HateStudy.Model(row).Attack == "yes") ? 1.0 : 0),
            question[0].GetProperty("share_equal").GetProperty("point").GetDouble(), 12);

        // What each question accounts for, worked out from the table.
        var differing = asked.Where(row => Known(row) && HateStudy.IsHateful(row) != HateStudy.ModelSaysHateful(row)).ToList();
        Assert.True(differing.Count > 20);
        Assert.Equal(differing.Average(row => Made(HateStudy.Model(row).Attack, HateStudy.Attacks(row) ? HateStudy.Group(row) : "?")
            == (HateStudy.ModelSaysHateful(row) ? "yes" : "no") ? 1.0 : 0), question[0].GetProperty("accounts_for").GetProperty("point").GetDouble(), 12);
        Assert.Equal(differing.Average(row => Made(
            HateStudy.Attacks(row) ? "yes" : "no", MachineGroup(row) ?? (HateStudy.Attacks(row) ? HateStudy.Group(row) : "?"))
            == (HateStudy.ModelSaysHateful(row) ? "yes" : "no") ? 1.0 : 0), question[1].GetProperty("accounts_for").GetProperty("point").GetDouble(), 12);

        var (page, html) = (session.Read("answers-report/report.md"), session.Read("answers-report/report.html"));
        foreach (var text in new[] { page, html })
        {
            Assert.Contains("Does the post attack somebody?", text, StringComparison.Ordinal);
            Assert.Contains("attack[yes] and group[yes]", text, StringComparison.Ordinal);
            Assert.Contains("what the others leave", text, StringComparison.Ordinal);
            Assert.Contains("Answers of coders to these questions were recorded before the study", text, StringComparison.Ordinal);
        }

        Assert.Contains("from the answers to 2 questions (attack, group).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_and_fmt_show_questions_and_rules()
    {
        using var session = new CommandSession();
        session.Write("answers.cdi", ByQuestion);
        session.Cdi("fmt answers.cdi");
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --check answers.cdi").Code);
        var outline = session.Cdi("explain answers.cdi").Output;
        Assert.Contains("yes where attack[yes] and group[yes]", outline, StringComparison.Ordinal);
        Assert.Contains("recorded answers to attack from column h_attack where { 1 = yes, 0 = no }", outline, StringComparison.Ordinal);
        foreach (var (stage, part) in new[]
        {
            ("syntax", "derive yes = (and (index attack yes) (index group yes))"), ("model", "written = \"attack[yes] and group[yes]\""),
            ("plan", "labels = [0, 1, 1, 1, 1, 1]"), ("csharp", "Rule = new([2, 3], [0, 1, 1, 1, 1, 1]),"),
        })
        {
            Assert.Contains(part, session.Cdi($"explain answers.cdi --stage {stage}").Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cell_outside_the_map_is_refused_with_its_row_and_value()
    {
        using var session = new CommandSession();
        session.Write("data.csv", HateStudy.Corpus().Replace("p004,post no. 4.,0,1,", "p004,post no. 4.,0,maybe,", StringComparison.Ordinal));
        session.Write("answers.cdi", ByQuestion);
        var run = session.Cdi("run answers.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9002", run.Error, StringComparison.Ordinal);
        Assert.Contains("`maybe`", run.Error, StringComparison.Ordinal);
    }

    private static bool Known(int row) => !HateStudy.Attacks(row) || row % 13 != 7;

    private static string? MachineGroup(int row) => HateStudy.Model(row).Attack == "yes" ? HateStudy.Model(row).Group : null;

    private static string Made(string attack, string group) => attack == "no" || group is "no" or "unsure" ? "no" : group == "yes" ? "yes" : "?";

    private static JsonElement Agreement(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("answers-report/result.json"));
        return document.RootElement.GetProperty("agreement")[0].Clone();
    }

    private static string Raters(CommandSession session, string name)
    {
        using var document = JsonDocument.Parse(session.Read($"{name}-report/result.json"));
        return document.RootElement.GetProperty("raters").GetRawText();
    }

    private static string Estimates(CommandSession session, string name)
    {
        using var document = JsonDocument.Parse(session.Read($"{name}-report/result.json"));
        return document.RootElement.GetProperty("estimates").GetRawText();
    }

    private static CommandSession Run(params (string Name, string Spec)[] studies)
    {
        var session = new CommandSession();
        Run(session, studies);
        return session;
    }

    private static void Run(CommandSession session, params (string Name, string Spec)[] studies)
    {
        session.Write("data.csv", HateStudy.Corpus());
        foreach (var (name, spec) in studies)
        {
            session.Write(name, spec);
            var run = session.Cdi($"run {name} --quiet");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }
    }
}
