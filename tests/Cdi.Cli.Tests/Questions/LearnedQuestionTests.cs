using System.Text.Json;

namespace Cdi.Cli.Tests.Questions;

/// <summary>A model that learns an outcome of several questions learns the label that the answers make.</summary>
public sealed class LearnedQuestionTests
{
    private const string ByQuestion = "    attack = h_attack where { 1 = yes, 0 = no }\n    group = h_group";

    [Theory]
    [InlineData("coders", 228)]
    [InlineData("machine", HateStudy.Texts)]
    public void It_learns_the_bits_from_answers_that_it_learns_from_the_labels_which_they_make(string teacher, int texts)
    {
        using var session = new CommandSession();
        session.Write("data.csv", Corpus());
        session.Write("answers.cdi", Spec(teacher, "    attack = m_attack\n    group = m_group", ByQuestion));
        session.Write("labels.cdi", Spec(teacher, "    label = m_label", "    label = h_label"));
        foreach (var name in new[] { "answers", "labels" })
        {
            var run = session.Cdi($"run {name}.cdi --quiet --out {name}");
            Assert.True(run.Code == ExitCode.Success, run.ToString());
        }

        Assert.Equal(session.Read("labels/estimates.csv"), session.Read("answers/estimates.csv"));
        var learned = Assert.Single(Document(session, "answers").GetProperty("learned").EnumerateArray());
        Assert.Equal((teacher, texts), (learned.GetProperty("from").GetString(), learned.GetProperty("texts").GetInt32()));
        Assert.Equal(Document(session, "labels").GetProperty("learned")[0].ToString(), learned.ToString());

        // Two thirds of the texts have the commoner label, and words tell most of it: 240 texts give .90 an error of .02.
        var pupil = Document(session, "answers").GetProperty("agreement").EnumerateArray().Single(each => each.GetProperty("llm").GetString() == "reader");
        Assert.True(pupil.GetProperty("share_equal").GetProperty("point").GetDouble() > 0.8, pupil.ToString());
        var asked = session.Read("answers/report.md");
        Assert.Contains("follows, for people and models by the same rule, from the answers to 2 questions (attack, group).", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_asked_no_question()
    {
        using var session = new CommandSession();
        session.Write("data.csv", Corpus());
        session.Write("study.cdi", Spec("coders", "", ByQuestion));
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.Success, label.Code);
        Assert.Equal("reader: asks nobody and costs nothing; it learns from coders when `cdi run` estimates.\n", label.Output);
    }

    private static string Spec(string teacher, string machine, string coded)
    {
        var spec = HateStudy.Spec($"  model = \"embedded:ngram\"\n  learn_from = {teacher}", HateStudy.Coded(coded));
        return teacher == "coders" ? spec : spec
            .Replace("human coders {", $"llm machine {{\n{HateStudy.Recorded(machine)}\n}}\n\nhuman coders {{", StringComparison.Ordinal)
            .Replace("  method = calibrated\n", "  method = calibrated\n  llm = reader\n", StringComparison.Ordinal);
    }

    /// <summary>The corpus with words that tell, nine times in ten, what people answer.</summary>
    private static string Corpus()
    {
        var lines = HateStudy.Corpus().Split('\n');
        for (var row = 0; row < HateStudy.Texts; row++)
        {
            var word = HateStudy.IsHateful(row) != (row % 10 == 3) ? "despise" : "library";
            lines[row + 1] = lines[row + 1].Replace("post no.", $"{word} post no.", StringComparison.Ordinal);
        }

        return string.Join('\n', lines);
    }

    private static JsonElement Document(CommandSession session, string folder)
    {
        using var document = JsonDocument.Parse(session.Read($"{folder}/result.json"));
        return document.RootElement.Clone();
    }
}
