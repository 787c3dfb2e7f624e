namespace Cdi.Cli.Tests.Findings;

/// <summary>Exports that write a word or a code where nobody labelled: taken for a label it would be the largest share of all.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData(".")]
    [InlineData("None")]
    [InlineData("#N/A")]
    [InlineData("-9")]
    [InlineData("999")]
    [InlineData("unlabelled")]
    [InlineData("not yet coded")]
    public void What_stands_for_unlabelled_is_no_option(string placeholder)
    {
        using var session = Session(placeholder, "1", "0");
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.Contains($"note: `{placeholder}` stands in 320 rows of `human`, where no cell is blank, and `model` never says it.", said.Output);
        var spec = session.Read("data.cdi");
        Assert.Contains($"\"NA\", \"{placeholder}\"]", spec);
        Assert.Contains("people labelled 80 texts of 400", spec);
        Assert.Contains("outcome label {\n  A = \"1\"\n  B = \"0\"\n}", spec);
        Assert.Equal(ExitCode.Success, session.Cdi("run data.cdi").Code);
    }

    [Fact]
    public void Doctor_compares_the_texts_that_people_labelled()
    {
        using var session = Session(".", "yes", "no");
        var said = session.Cdi("doctor data.csv --human human --llm model").Output;
        Assert.Contains("80 texts that people labelled too", said);
        Assert.DoesNotContain("share of `.`", said);
    }

    [Fact]
    public void Without_a_model_marks_and_codes_are_taken_and_words_asked_about()
    {
        Assert.Contains("320 rows of `human`, where no cell is blank. Is it", WithoutModel("."));
        Assert.Contains("320 rows of `human`, where no cell is blank. Is it", WithoutModel("-9"));
        Assert.Contains("It is an option as it stands", WithoutModel("None"));
    }

    [Fact]
    public void A_label_that_the_model_says_too_stays_one()
    {
        using var session = Session("None", "1", "0", model: row => row % 3 == 0 ? "None" : row % 3 == 1 ? "1" : "0");
        session.Cdi("new data.csv --human human --llm model");
        Assert.Contains("= \"None\"", session.Read("data.cdi"));
    }

    [Fact]
    public void A_frequent_label_of_a_model_in_other_words_stays_one()
    {
        using var session = Session("neutral", "1", "0", model: row => row % 2 == 0 ? "good" : "bad");
        Assert.Contains("No label of `model`", session.Cdi("new data.csv --human human --llm model").Error);
        session.Cdi("new data.csv --human human --llm model --map good=1,bad=neutral");
        Assert.Contains("good", session.Read("data.cdi"));
        Assert.DoesNotContain("\"NA\", \"neutral\"", session.Read("data.cdi"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("-9")]
    [InlineData("None")]
    public void Beside_blanks_what_a_model_never_says_is_no_option_either(string code)
    {
        using var session = Session("", "1", "0");
        session.Write("data.csv", session.Read("data.csv").Replace("t7,1,", $"t7,{code},", StringComparison.Ordinal).Replace(
            "t12,0,", $"t12,{code},", StringComparison.Ordinal));
        var said = session.Cdi("new data.csv --human human --llm model").Output;
        Assert.Contains($"`{code}` stands in ", said);
        Assert.Contains(" of `human`, beside 320 blanks, and `model` never says it. Is it a code for \"no answer\"? It is taken for one, and the text for "
            + "not labelled;", said);
        Assert.DoesNotContain($"= \"{code}\"", session.Read("data.cdi"));
    }

    private static string WithoutModel(string placeholder)
    {
        using var session = Session(placeholder, "1", "0");
        return session.Cdi("new data.csv --human human").Output;
    }

    private static CommandSession Session(string placeholder, string one, string other, Func<int, string>? model = null)
    {
        var session = new CommandSession();
        var rows = Enumerable.Range(0, 400).Select(row =>
            $"t{row},{(row % 5 == 2 ? row * 13 % 11 < 5 ? one : other : placeholder)},"
            + $"{model?.Invoke(row) ?? (row * 13 % 11 < 5 ^ row * 31 % 53 < 5 ? one : other)}\n");
        session.Write("data.csv", "id,human,model\n" + string.Concat(rows));
        return session;
    }
}
