using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Files that were met in use: <c>cdi new</c> writes a spec that runs and says what it took the file for.</summary>
public class FirstSpecFindings
{
    [SharedTheory]
    [InlineData("boolean-labels", "--human y --llm yhat")]
    [InlineData("boolean-labels-r", "--human y --llm yhat")]
    [InlineData("pandas-floats-beside-integers", "--human y --llm yhat")]
    [InlineData("labels-in-many-spellings", "--human y --llm yhat")]
    [InlineData("excel-semicolon-decimal-comma", "--human Mensch --llm GPT-4o --confidence Konfidenz")]
    [InlineData("rating-1-to-7", "--human rating --llm gpt")]
    [InlineData("sentinel-minus-99", "--human y --llm yhat")]
    [InlineData("missing-code", "--human truth --llm model")]
    public void A_spec_is_written_formatted_and_runs_as_it_is(string name, string columns)
    {
        using var session = Session(name);
        var written = session.Cdi($"new data.csv {columns}");
        Assert.True(written.Code == ExitCode.Success, written.ToString());
        Assert.Equal("exit 0\n", session.Cdi("fmt --check data.cdi").ToString());
        var run = session.Cdi("run data.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [SharedFact]
    public void Truth_values_and_the_numbers_1_and_0_are_the_same_two_options()
    {
        using var session = Session("boolean-labels");
        var spec = Spec(session, "--human y --llm yhat");
        Assert.Contains("  A = \"True\"\n  B = \"False\"\n}", spec);
        Assert.Contains("label = yhat where { True = A, False = B }", spec);
        Assert.Contains("label = y where { 1 = A, 0 = B }", spec);
    }

    [SharedFact]
    public void Floats_beside_integers_are_the_same_two_options()
    {
        using var session = Session("pandas-floats-beside-integers");
        Assert.Contains("  A = \"1\"\n  B = \"0\"\n}", Spec(session, "--human y --llm yhat"));
    }

    [SharedFact]
    public void Spellings_of_one_label_are_one_option_and_that_is_said()
    {
        using var session = Session("labels-in-many-spellings");
        var written = session.Cdi("new data.csv --human y --llm yhat");
        Assert.Contains("  note: `höflich`, `Höflich` are one option in 2 spellings.\n", written.Output);
        Assert.Contains("  // `höflich`, `Höflich` are one option in 2 spellings.\n  A = \"höflich\"\n  B = \"unhöflich\"\n}", session.Read("data.cdi"));
    }

    [SharedFact]
    public void A_European_spreadsheet_keeps_its_delimiter_and_decimal_comma()
    {
        using var session = Session("excel-semicolon-decimal-comma");
        var spec = Spec(session, "--human Mensch --llm GPT-4o --confidence Konfidenz");
        Assert.Contains("  delimiter = \";\"\n  decimal = \",\"\n", spec);
        Assert.Contains("  A = \"höflich\"\n  B = \"unhöflich\"\n}", spec);
        Assert.Contains("  ID_Nr: id from `ID Nr.`\n", spec);
    }

    [SharedFact]
    public void A_scale_about_zero_keeps_its_negative_points()
    {
        using var session = Session("negative-scale");
        Assert.Contains("outcome label number -5..5 {", Spec(session, "--human score --llm sh"));
    }

    [SharedFact]
    public void A_rating_is_a_scale_with_a_mean_and_the_question_stands_in_spec_and_report()
    {
        using var session = Session("rating-1-to-7");
        var spec = Spec(session, "--human rating --llm gpt");
        Assert.Contains("outcome label number 1..7 {\n  // 1 to 7 is the range observed;", spec);
        Assert.Contains("  // Scale or code? ", spec);
        Assert.Contains("  // cdi new data.csv --human rating --llm gpt --outcome options --out data-options.cdi\n", spec);
        Assert.Contains("target = mean(label)", spec);
        session.Cdi("run data.cdi");
        Assert.Contains("Scale or code?", session.Read("data-report/report.html"));
    }

    [SharedFact]
    public void The_alternative_in_the_comment_writes_a_spec_of_options_that_runs()
    {
        using var session = Session("rating-1-to-7");
        var command = Spec(session, "--human rating --llm gpt").Split('\n').Single(
            line => line.StartsWith("  // cdi new ", StringComparison.Ordinal))["  // cdi ".Length..];
        Assert.Equal(ExitCode.Success, session.Cdi(command).Code);
        Assert.Contains("  A = \"7\"\n", session.Read("data-options.cdi"));
        Assert.Equal(ExitCode.Success, session.Cdi("run data-options.cdi").Code);
    }

    [SharedFact]
    public void A_code_of_no_answer_is_asked_about()
    {
        using var session = Session("sentinel-minus-99");
        var spec = Spec(session, "--human y --llm yhat");
        Assert.Contains("  // `-99` stands in 20 rows of `y`, beside ", spec);
        Assert.Contains(" and `yhat` never says it. Is it a code for \"no answer\"? It is taken for one", spec);
        Assert.Contains("missing = [\"\", \"NA\", \"-99\"]", spec);
    }

    [SharedFact]
    public void A_label_that_is_usually_a_gap_is_kept_and_said()
    {
        using var session = Session("missing-code");
        var spec = Spec(session, "--human truth --llm model");
        Assert.Contains("  A = \"BW\"\n  B = \"NA\"\n  C = \"ZA\"\n}", spec);
        Assert.Contains("people labelled 120 texts of 300", spec);
        Assert.Contains("`NA` stands in 33 rows of `truth` and is read as a label there", spec);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("N/A")]
    [InlineData("NA")]
    public void A_word_for_no_answer_that_the_model_never_says_is_no_option(string word)
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,y,yhat\n" + string.Concat(Enumerable.Range(0, 400).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"t{row},{(row % 4 != 1 ? "" : row % 52 == 1 ? word : row % 12 == 1 ? "no" : "yes")},{(row % 5 == 0 ? "no" : "yes")}\n"))));
        var spec = Spec(session, "--human y --llm yhat");
        Assert.Contains("target = prevalence(label[A])", spec);
        Assert.Contains("  A = \"yes\"\n  B = \"no\"\n}", spec);
        Assert.Contains($"\"{word}\"", spec.Split('\n').First(line => line.Contains("missing =", StringComparison.Ordinal)));
    }

    private static string Spec(CommandSession session, string columns)
    {
        var written = session.Cdi($"new data.csv {columns}");
        Assert.True(written.Code == ExitCode.Success, written.ToString());
        return session.Read("data.cdi");
    }

    private static CommandSession Session(string name)
    {
        var session = new CommandSession();
        session.Write("data.csv", File.ReadAllText(SharedFolder.File($"findings/cases/{name}/data.csv")));
        return session;
    }
}
