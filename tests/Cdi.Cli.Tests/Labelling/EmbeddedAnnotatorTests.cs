using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>model = "embedded:ngram"</c> as a user types it: nothing is asked, and a study runs from its first label to its report.</summary>
public sealed class EmbeddedAnnotatorTests
{
    private const int Texts = 240;
    private static readonly string[] Warm = ["thanks", "kindly", "please", "welcome", "glad"], Cold = ["now", "wrong", "useless", "never", "late"];
    private static readonly string[] Filler = ["the", "letter", "book", "form", "library", "card", "desk", "week", "page", "list"];

    [Fact]
    public void Nothing_is_asked_of_a_model_that_learns()
    {
        using var session = Session(Pupil("clerks"), "design = uniform\n  budget = 80 labels");
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.Success, label.Code);
        Assert.Equal("pupil: asks nobody and costs nothing; it learns from clerks when `cdi run` estimates.\n", label.Output);
        Assert.False(session.Exists("study.ledger"));
        Assert.Contains("learn_from = \"clerks\"", session.Cdi("explain study.cdi --stage model").Output);
    }

    [Theory]
    [InlineData("clerks", "")]
    [InlineData("reader", "  llm = pupil\n")]
    public void A_study_runs_with_it_and_says_what_it_is(string teacher, string named)
    {
        using var session = Session((teacher == "reader" ? Reader : "") + Pupil(teacher), "design = uniform\n  budget = 80 labels", named);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var learned = Assert.Single(Document(session).GetProperty("learned").EnumerateArray());
        Assert.Equal(teacher, learned.GetProperty("from").GetString());
        Assert.Equal(teacher == "reader" ? Texts : 80, learned.GetProperty("texts").GetInt32());
        var worth = Document(session).GetProperty("models").EnumerateArray().Single(model => model.GetProperty("llm").GetString() == "pupil");
        Assert.Equal(0, worth.GetProperty("cost").GetDouble());
        Assert.True(worth.GetProperty("labels_saved").GetDouble() > 20, worth.ToString());
        Assert.Contains("pupil (embedded:ngram) is no language model but a classifier", session.Read("out/report.md"));

        // What the model alone says is not free of human labels where it has learnt them.
        var alone = Document(session).GetProperty("estimates").EnumerateArray().Single(row => row.GetProperty("method").GetString() == "llm_only");
        Assert.Equal(teacher == "reader" ? 0 : 80, alone.GetProperty("labels").GetInt32());
        Assert.Contains(teacher == "reader" ? "| no human labels |" : "| 80\u00a0human labels behind the model |", session.Read("out/report.md"));
    }

    private const string ByErrors = "design = error\n  budget = 80 labels\n  burn_in = 40 labels\n  rounds = 2\n  tau = 0.2";

    [Theory]
    [InlineData("design = uniform\n  budget = 80 labels")]
    [InlineData(ByErrors)]
    public void Labels_of_texts_that_were_not_drawn_are_not_known_to_it(string sampling)
    {
        using var whole = Session(Pupil("clerks"), sampling);
        Assert.Equal(ExitCode.Success, whole.Cdi("run study.cdi --quiet --out out").Code);
        var drawn = ScriptedPerson.Rows(whole.Read("out/draws.csv")).Where(row => row["drawn"] is "1" or "true" or "TRUE")
            .Select(row => row["key"]).ToHashSet();
        Assert.Equal(80, drawn.Count);
        using var blind = Session(Pupil("clerks"), sampling);
        blind.Write("letters.csv", Corpus(row => drawn.Contains(Key(row))));
        var run = blind.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(Numbers(whole), Numbers(blind));
    }

    [Theory]
    [InlineData("clerks", "")]
    [InlineData("reader", "  llm = pupil\n")]
    public void The_order_of_the_file_changes_no_answer(string teacher, string named)
    {
        var models = (teacher == "reader" ? Reader : "") + Pupil(teacher);
        using var one = Session(models, "design = uniform\n  budget = 80 labels", named);
        using var other = Session(models, "design = uniform\n  budget = 80 labels", named);
        var lines = Corpus().TrimEnd('\n').Split('\n');
        other.Write("letters.csv", string.Join('\n', lines.Skip(1).OrderBy(line => line[^20..], StringComparer.Ordinal).Prepend(lines[0])) + "\n");
        Assert.Equal(ExitCode.Success, one.Cdi("run study.cdi --quiet --out out").Code);
        Assert.Equal(ExitCode.Success, other.Cdi("run study.cdi --quiet --out out").Code);
        Assert.Equal(Rounded(Document(one).GetProperty("agreement")), Rounded(Document(other).GetProperty("agreement")));
        Assert.Equal(Document(one).GetProperty("learned").ToString(), Document(other).GetProperty("learned").ToString());
    }

    [Fact]
    public void A_teacher_that_was_asked_about_a_part_of_the_texts_teaches_all()
    {
        using var session = Session(Asked + Pupil("reader"), "design = uniform\n  budget = 80 labels", "  llm = pupil\n");
        session.Write("answers.csv", "key,answer\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{Key(row)},{(IsWarm(row) ? "F" : "C")}\n")));
        Assert.Contains("CDI9140", session.Cdi("run study.cdi").Error);
        Assert.Equal(ExitCode.Success, session.Cdi("import study.cdi answers.csv --as reader").Code);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(100, Document(session).GetProperty("learned")[0].GetProperty("texts").GetInt32());

        // Estimates that rest on the teacher itself need all its answers.
        session.Write("study.cdi", session.Read("study.cdi").Replace("llm = pupil\n", "llm = reader\n", StringComparison.Ordinal));
        Assert.Contains("CDI9140", session.Cdi("run study.cdi").Error);
        var import = session.Cdi("import study.cdi answers.csv --as pupil");
        Assert.Contains("`llm pupil` learns from `reader`, and has no answers but its own.", import.Error);
    }

    [Fact]
    public void A_study_that_collects_its_labels_teaches_it_with_them()
    {
        using var session = Session(Pupil("clerks"), "design = leverage\n  budget = 80 labels", "", "");
        Assert.Contains("cdi next", session.Cdi("status study.cdi").Output);
        Assert.Equal(ExitCode.Success, session.Cdi("next study.cdi --out sheet.csv").Code);
        new ScriptedPerson(Corpus(), "letter", "clerk", said => said).FillIn(Path.Combine(session.Folder, "sheet.csv"));
        var import = session.Cdi("import study.cdi sheet.csv");
        Assert.True(import.Code == ExitCode.Success, import.ToString());
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal(80, Document(session).GetProperty("learned")[0].GetProperty("texts").GetInt32());
    }

    [Fact]
    public void A_study_that_collects_its_labels_is_drawn_by_what_earlier_rounds_have_taught()
    {
        using var session = Session(Pupil("clerks"), ByErrors, "", "");
        for (var round = 0; round < 3; round++)
        {
            var next = session.Cdi($"next study.cdi --out sheet{round}.csv");
            Assert.True(next.Code == ExitCode.Success, next.ToString());
            new ScriptedPerson(Corpus(), "letter", "clerk", said => said).FillIn(Path.Combine(session.Folder, $"sheet{round}.csv"));
            var import = session.Cdi($"import study.cdi sheet{round}.csv");
            Assert.True(import.Code == ExitCode.Success, import.ToString());
        }

        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var report = session.Read("out/report.md");
        Assert.Contains("Before each of the last 2 rounds of the draw it had learnt the labels of earlier rounds only", report);

        // The replay of the same study draws the same texts, and has the same estimates.
        using var recorded = Session(Pupil("clerks"), ByErrors);
        Assert.Equal(ExitCode.Success, recorded.Cdi("run study.cdi --quiet --out out").Code);
        Assert.Equal(session.Read("out/draws.csv"), recorded.Read("out/draws.csv"));
        Assert.Equal(Numbers(session), Numbers(recorded));
    }

    private const string Reader = """
        llm reader {
          on_failure = annotate
          recorded {
            label = guess
          }
        }

        """;

    private const string Asked = """"
        llm reader {
          model = "m-2026-01-15"
          base_url = "http://localhost:9/v1"
          temperature = 0
          label = """
            {options}
            {body}
            """
          on_failure = annotate
        }

        """";

    private static string Pupil(string teacher) => $$"""
        llm pupil {
          model = "embedded:ngram"
          learn_from = {{teacher}}
        }

        """;

    private static CommandSession Session(string models, string sampling, string named = "", string recorded = LetterStudy.Recorded)
    {
        var session = new CommandSession();
        session.Write("letters.csv", Corpus());
        session.Write("study.cdi", LetterStudy.Spec(models, $"  {sampling}\n", $"  method = calibrated\n{named}",
            "  compare = [human_only, llm_only, dsl]\n  write = [json, csv, markdown]\n", recorded));
        return session;
    }

    private static string Corpus(Func<int, bool>? isLabelled = null)
    {
        var csv = new StringBuilder("letter,body,clerk,guess\n");
        for (var row = 0; row < Texts; row++)
        {
            var words = Enumerable.Range(0, 12).Select(place => Filler[(row * 7 + place * place * 3 + (row * place)) % Filler.Length]).ToList();
            for (var place = 0; place < 3; place++) words[4 * place] = (IsWarm(row) ? Warm : Cold)[(row + (place * row) + place) % 5];
            var clerk = row % 9 == 4 ? !IsWarm(row) : IsWarm(row);
            csv.Append(CultureInfo.InvariantCulture, $"{Key(row)},{string.Join(' ', words)} no{row},");
            var label = isLabelled?.Invoke(row) == false ? "" : clerk ? "F" : "C";
            csv.Append(CultureInfo.InvariantCulture, $"{label},{(row % 13 == 5 != IsWarm(row) ? "F" : "C")}\n");
        }

        return csv.ToString();
    }

    // Sums over rows run in the order of the file, and their last digits with it.
    private static string Rounded(JsonElement element) => Regex.Replace(element.ToString(), @"-?\d+\.\d+(E-?\d+)?",
        number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.########", CultureInfo.InvariantCulture));

    private static string Key(int row) => $"L{row:000}";

    private static bool IsWarm(int row) => row * 11 % 17 < 7;

    private static JsonElement Document(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        return document.RootElement.Clone();
    }

    private static List<string> Numbers(CommandSession session) => [.. Document(session).GetProperty("estimates").EnumerateArray().Select(row =>
        string.Join(' ', new[] { "method", "point", "se", "lower", "upper", "ess" }.Select(name => row.GetProperty(name).ToString())))];
}
