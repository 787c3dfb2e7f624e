namespace Cdi.Cli.Tests.Collecting;

/// <summary>What a file of answers may hold, and that nothing is read of one that holds anything else.</summary>
public sealed class ImportTests
{
    [Fact]
    public void A_file_imported_twice_changes_nothing()
    {
        using var live = Asked();
        Assert.Contains("16 texts answered, the round is complete", live.Cdi("import study.cdi study-round-1.csv").Output, StringComparison.Ordinal);
        var ledger = Entries(live);
        Assert.Contains("0 texts answered, 16 known before, the round is complete",
            live.Cdi("import study.cdi study-round-1.csv").Output, StringComparison.Ordinal);
        Assert.Equal(ledger, Entries(live));
    }

    [Theory]
    [InlineData("Y")]
    [InlineData(" y ")]
    [InlineData("So")]
    [InlineData("SO")]
    public void An_option_is_known_by_key_or_words_in_any_case(string written)
    {
        using var live = Asked(_ => written);
        Assert.Contains("16 texts answered", live.Cdi("import study.cdi study-round-1.csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unmapped_value_is_refused_with_row_and_value_and_nothing_is_read()
    {
        using var live = Asked();
        var key = KeyOfRow(live, 3);
        live.FillIn("study-round-1.csv", answer: each => each == key ? "perhaps" : null);
        var before = Entries(live);
        var run = live.Cdi("import study.cdi study-round-1.csv");
        AssertRefused(run, "CDI9128", "`perhaps` in row 3 (line 4) is no answer. Nothing was read.");
        Assert.Equal(before, Entries(live));
    }

    [Fact]
    public void A_key_that_was_not_asked_about_is_refused()
    {
        using var live = Asked();
        live.Session.Write("more.csv", live.Session.Read("study-round-1.csv") + "k999,,,,Y\r\n");
        AssertRefused(live.Cdi("import study.cdi more.csv"), "CDI9127", "`k999` in row 17 (line 18) is a key that the corpus does not have. Nothing was read.");
    }

    [Fact]
    public void Two_rows_with_different_answers_about_one_text_are_refused_and_equal_ones_are_one()
    {
        using var live = Asked();
        var key = KeyOfRow(live, 1);
        live.Session.Write("two.csv", $"key,label,annotator\n{key},Y,ann\n{key},so,bob\n");
        Assert.Contains("1 text answered", live.Cdi("import study.cdi two.csv").Output, StringComparison.Ordinal);
        var other = KeyOfRow(live, 2);
        live.Session.Write("two.csv", $"key,label,annotator\n{other},Y,ann\n{other},N,bob\n");
        AssertRefused(live.Cdi("import study.cdi two.csv"), "CDI9129",
            $"`{other}` is answered twice, in row 1 (line 2) and in row 2 (line 3): `Y` and `N`. Nothing was read.");
    }

    [Fact]
    public void A_changed_answer_is_refused_and_replaced_where_that_is_asked_for()
    {
        using var live = Asked();
        live.Cdi("import study.cdi study-round-1.csv");
        var row = ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).First(each => each["label"] == "Y");
        live.Session.Write("later.csv", $"key,label\n{row["key"]},N\n");
        AssertRefused(live.Cdi("import study.cdi later.csv"), "CDI9130",
            $"`{row["key"]}` in row 1 (line 2) was read as `Y` before and is `N` now. Nothing was read.");
        Assert.Contains("0 texts answered, 1 corrected, the round is complete",
            live.Cdi("import study.cdi later.csv --correct").Output, StringComparison.Ordinal);
        Assert.Contains("corrected: 1 answer", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        live.Complete();
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi").Code);
    }

    [Fact]
    public void Cannot_say_needs_a_treatment_the_first_time_it_is_read()
    {
        using var live = Asked(_ => "cannot say");
        AssertRefused(live.Cdi("import study.cdi study-round-1.csv"), "CDI9132", "`human people` cannot say what 16 texts are");
        live.Session.Write("study.cdi", LiveSession.Spec(human: "  nonresponse = weights\n"));
        Assert.Contains("16 texts answered (16 cannot say)", live.Cdi("import study.cdi study-round-1.csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_has_no_key_is_refused()
    {
        using var live = Asked();
        Assert.Contains("There is no file `nowhere.csv`.", live.Cdi("import study.cdi nowhere.csv").Error, StringComparison.Ordinal);
        live.Session.Write("bare.csv", "text,label\na,Y\n");
        Assert.Contains("CDI9006", live.Cdi("import study.cdi bare.csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_before_anybody_was_asked_is_refused()
    {
        using var live = new LiveSession();
        live.Session.Write("answers.csv", "key,label\nk001,Y\n");
        AssertRefused(live.Cdi("import study.cdi answers.csv"), "CDI9124", "Nobody has been asked yet: the sample of 40 labels is still to be drawn.");
        Assert.False(live.Session.Exists("study.ledger"));
    }

    private static LiveSession Asked(Func<string, string?>? answer = null)
    {
        var live = new LiveSession();
        Assert.Equal(ExitCode.Success, live.Cdi("next study.cdi").Code);
        live.FillIn("study-round-1.csv", answer: answer);
        return live;
    }

    private static string KeyOfRow(LiveSession live, int row) =>
        ScriptedPerson.Rows(live.Session.Read("study-round-1.csv")).ElementAt(row - 1)["key"];

    private static string Entries(LiveSession live) => LedgerHolder.Text(Path.Combine(live.Session.Folder, "study.ledger"));

    private static void AssertRefused(Transcript run, string code, string message)
    {
        Assert.True(run.Code == ExitCode.UserError, run.ToString());
        Assert.Contains($"error {code}: {message}", run.Error, StringComparison.Ordinal);
    }
}
