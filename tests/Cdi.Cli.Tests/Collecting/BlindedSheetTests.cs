using System.Globalization;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>Who fills in a file learns nothing of the model and of the draw.</summary>
public sealed class BlindedSheetTests
{
    [Fact]
    public void Other_answers_of_the_model_change_nothing_where_they_do_not_change_the_draw()
    {
        using var first = new LiveSession();
        using var second = new LiveSession(row => row % 2 == 0 ? "yes" : "no");
        foreach (var live in new[] { first, second })
        {
            live.Session.Write("study.cdi", LiveSession.Spec(design: "uniform"));
            Assert.Equal(ExitCode.Success, live.Cdi("next study.cdi").Code);
        }

        Assert.NotEqual(first.Corpus, second.Corpus);
        Assert.Equal(first.Session.Read("study-round-1.csv"), second.Session.Read("study-round-1.csv"));
    }

    [Fact]
    public void The_file_has_key_text_question_options_and_an_empty_label_and_nothing_else()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        var rows = ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).ToList();
        Assert.Equal(["key", "body", "question", "options", "label"], rows[0].Keys);
        Assert.All(rows, row =>
        {
            Assert.Equal($"Text {int.Parse(row["key"][1..], CultureInfo.InvariantCulture)}, in words", row["body"]);
            Assert.Equal(("Is it so?", "Y = So; N = Not so; cannot say", ""), (row["question"], row["options"], row["label"]));
        });
    }

    [Fact]
    public void The_order_of_the_texts_goes_with_neither_key_nor_model_nor_probability()
    {
        // 20 seeds of 16 texts each: a correlation of ranks has a standard error of about 1/sqrt(20 * 15) = 0.058 over all, and 4 of these are 0.23.
        var (byKey, byModel) = (0.0, 0.0);
        for (var seed = 1; seed <= 20; seed++)
        {
            using var live = new LiveSession();
            live.Session.Write("study.cdi", LiveSession.Spec().Replace("seed = 11", $"seed = {seed}", StringComparison.Ordinal));
            live.Cdi("next study.cdi");
            var model = ScriptedPerson.Rows(live.Corpus).ToDictionary(row => row["id"], row => row["model"] == "yes" ? 1.0 : 0);
            var keys = ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).Select(row => row["key"]).ToList();
            byKey += Correlation([.. keys.Select(key => double.Parse(key[1..], CultureInfo.InvariantCulture))]) / 20;
            byModel += Correlation([.. keys.Select(key => model[key])]) / 20;
        }

        Assert.InRange(byKey, -0.23, 0.23);
        Assert.InRange(byModel, -0.23, 0.23);
    }

    [Fact]
    public void Asked_again_before_an_answer_is_read_it_writes_the_same_bytes()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        var first = live.Session.Read("study-round-1.csv");
        File.Delete(Path.Combine(live.Session.Folder, "study-round-1.csv"));
        Assert.Contains("16 texts to label", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
        Assert.Equal(first, live.Session.Read("study-round-1.csv"));
        Assert.Contains("which was there as it is", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_a_part_is_read_the_rest_is_written_to_a_file_of_its_own_in_the_same_order()
    {
        using var live = new LiveSession();
        live.Cdi("next study.cdi");
        var asked = ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).Select(row => row["key"]).ToList();
        live.FillIn("study-round-1.csv", most: 10);
        Assert.Contains("10 texts answered, 6 rows left blank, 6 texts of the round left",
            live.Cdi("import study.cdi study-round-1.csv").Output, StringComparison.Ordinal);
        Assert.Contains("6 texts to label (of 16 asked): study-round-1-last-6.csv", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
        Assert.Equal(asked.Skip(10), ScriptedPerson.Rows(live.Session.Read("study-round-1-last-6.csv")).Select(row => row["key"]));
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_compute_has_an_apostrophe_and_its_key_is_found_all_the_same()
    {
        using var live = new LiveSession();
        live.Session.Write("data.csv", live.Corpus.Replace("k0", "=k0", StringComparison.Ordinal).Replace("k1", "-k1", StringComparison.Ordinal));
        live.Cdi("next study.cdi");
        var rows = ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).ToList();
        Assert.All(rows, row => Assert.StartsWith("'", row["key"], StringComparison.Ordinal));
        live.Session.Write("answers.csv", "key,label\n" + string.Concat(rows.Select(row => $"{row["key"]},Y\n")));
        Assert.Contains("16 texts answered", live.Cdi("import study.cdi answers.csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_JSON_hold_the_same_and_are_read_back()
    {
        using var live = new LiveSession();
        Assert.Contains("next: cdi import study.cdi round.jsonl", live.Cdi("next study.cdi --out round.jsonl").Output, StringComparison.Ordinal);
        var lines = live.Session.Read("round.jsonl");
        Assert.Equal(16, lines.Count(each => each == '\n'));
        Assert.Contains("\"question\":\"Is it so?\",\"options\":\"Y = So; N = Not so; cannot say\",\"label\":\"\"}", lines, StringComparison.Ordinal);
        live.Session.Write("round.jsonl", lines.Replace("\"label\":\"\"", "\"label\":\"n\"", StringComparison.Ordinal));
        Assert.Contains("16 texts answered", live.Cdi("import study.cdi round.jsonl").Output, StringComparison.Ordinal);
    }

    private static double Correlation(double[] values)
    {
        var (place, mean) = ((values.Length - 1) / 2.0, values.Average());
        var (product, squares, places) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            product += (i - place) * (values[i] - mean);
            squares += (values[i] - mean) * (values[i] - mean);
            places += (i - place) * (i - place);
        }

        return squares > 0 ? product / Math.Sqrt(squares * places) : 0;
    }
}
