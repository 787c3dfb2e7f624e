namespace Cdi.Cli.Tests.Findings;

/// <summary>What a stranger brings that is nearly right: files of neighbouring formats, labels that look alike, columns that hold two things.</summary>
public sealed class StrangerTests
{
    [Theory]
    [InlineData("[{\"id\": 1, \"human\": \"yes\"}, {\"id\": 2, \"human\": null}]")]
    [InlineData("\uFEFF\n[\n  {\n    \"id\": 1\n  }\n]\n")]
    public void A_JSON_array_is_told_the_way_to_JSON_lines(string text)
    {
        var said = Refused("data.json", text);
        Assert.Contains("error CDI9012: The file is one JSON array.", said);
        Assert.Contains("`jq -c '.[]' data.json > data.jsonl`", said);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in</body></html>")]
    [InlineData("<HTML><head></head></HTML>")]
    public void A_page_that_was_downloaded_in_place_of_a_file_is_called_one(string text) =>
        Assert.Contains("error CDI9012: The file is a web page.", Refused("data.csv", text));

    [Fact]
    public void Options_that_differ_by_a_sign_or_a_zero_are_asked_about()
    {
        var said = New(row => row % 2 == 0 ? "no" : row % 5 == 0 ? "yes." : "yes", row => row % 2 == 0 ? "no" : "yes");
        Assert.Contains("note: `yes`, `yes.` are 2 options that differ by signs or leading zeros only. If they are one, map them to one.", said);
        Assert.Contains("note: `yes.` stands in `human` only, and never in `model`.", said);
    }

    [Fact]
    public void Leading_zeros_make_two_options_of_one_number() =>
        Assert.Contains("note: `01`, `1` are 2 options that differ by signs or leading zeros only.",
            New(row => row % 2 == 0 ? "0" : row % 5 == 0 ? "01" : "1", row => row % 2 == 0 ? "0" : "1"));

    [Theory]
    [InlineData("-1", "1")]
    [InlineData("C", "C+")]
    [InlineData("1.5", "15")]
    public void Signs_that_mean_something_are_no_note(string one, string other) =>
        Assert.DoesNotContain("differ by signs", New(row => row % 2 == 0 ? one : other, row => row % 2 == 0 ? one : other));

    [Fact]
    public void A_column_with_a_label_in_every_row_is_asked_who_gave_them()
    {
        using var session = Session(row => row % 2 == 0 ? "no" : "yes", _ => "", isLabelled: _ => true);
        Assert.Contains("note: `human` has a label in every row. Did people give all of them?", session.Cdi("new data.csv --human human").Output);
    }

    private static string Refused(string file, string text)
    {
        using var session = new CommandSession();
        session.Write(file, text);
        var doctor = session.Cdi($"doctor {file}");
        Assert.Equal(ExitCode.UserError, doctor.Code);
        return doctor.ToString();
    }

    private static string New(Func<int, string> human, Func<int, string> model)
    {
        using var session = Session(human, model, row => row % 3 != 0);
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.True(said.Code == ExitCode.Success, said.ToString());
        return said.Output;
    }

    private static CommandSession Session(Func<int, string> human, Func<int, string> model, Func<int, bool> isLabelled)
    {
        var session = new CommandSession();
        session.Write("data.csv", "id,human,model\n" + string.Concat(
            Enumerable.Range(0, 300).Select(
                row => $"t{row},{(isLabelled(row) ? human(row * 17 % 101) : "")},{model(row * 17 % 101 + (row % 7 == 0 ? 1 : 0))}\n")));
        return session;
    }
}
