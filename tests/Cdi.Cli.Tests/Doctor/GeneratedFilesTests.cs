namespace Cdi.Cli.Tests.Doctor;

/// <summary>Files of many kinds: what the doctor tells to type writes a spec that runs as it is.</summary>
public class GeneratedFilesTests
{
    public static TheoryData<string> Kinds => new(GeneratedFiles.All.Select(kind => kind.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_the_doctor_tells_to_type_writes_a_formatted_spec_that_runs_as_it_is(string name)
    {
        var kind = GeneratedFiles.All.Single(each => each.Name == name);
        using var session = new CommandSession();
        session.Write(kind.Name, kind.Text);
        TypedCommands.All(session, session.Cdi(["doctor", kind.Name, .. kind.Columns]));
        var spec = Path.GetFileNameWithoutExtension(kind.Name) + ".cdi";
        Assert.Contains(kind.Outcome, session.Read(spec), StringComparison.Ordinal);
        Assert.Equal("exit 0\n", session.Cdi(["fmt", "--check", spec]).ToString());
    }

    [Theory]
    [InlineData("topics", 23, "23 whole numbers from 1 to 23")]
    [InlineData("gaps", 6, "6 whole numbers from 10 to 60 with gaps")]
    public void Codes_without_an_evident_scale_are_asked_about(string name, int codes, string description)
    {
        using var session = new CommandSession();
        session.Write("codes.csv", Codes(codes, name == "gaps" ? 10 : 1));
        Assert.Equal(
            $"""
            cdi: The labels of `y` and `yhat` are {description}.
              hint: Say what they are: `--outcome number` for points of a scale, which has a mean; `--outcome options` for codes of categories, which have shares (26 at most).
            exit 1

            """, session.Cdi("new codes.csv --human y --llm yhat").ToString());
        foreach (var outcome in new[] { "number", "options" })
        {
            Assert.Equal(ExitCode.Success, session.Cdi($"new codes.csv --human y --llm yhat --outcome {outcome} --out {outcome}.cdi").Code);
            Assert.Equal(ExitCode.Success, session.Cdi($"run {outcome}.cdi").Code);
        }
    }

    [Fact]
    public void The_doctor_gives_both_ways_of_codes_and_both_work()
    {
        using var session = new CommandSession();
        session.Write("codes.csv", Codes(23, 1));
        var commands = TypedCommands.All(session, session.Cdi("doctor codes.csv --human y --llm yhat"));
        Assert.Equal(4, commands.Count);
        Assert.Contains("--outcome number", commands[0]);
        Assert.Contains("--outcome options", commands[2]);
    }

    [Theory]
    [InlineData("x", "`--outcome` takes `number` or `options`, found `x`.")]
    public void Another_outcome_is_an_error_of_the_user(string outcome, string message)
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        Assert.StartsWith("cdi: " + message, session.Cdi($"new tickets.csv --human crowd --llm guess --outcome {outcome}").Error);
    }

    [Fact]
    public void A_number_of_texts_is_refused()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        Assert.StartsWith("cdi: Column `crowd` holds labels that are no numbers.",
            session.Cdi("new tickets.csv --human crowd --llm guess --outcome number").Error);
    }

    [Fact]
    public void One_column_for_people_and_model_is_refused()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        Assert.StartsWith("cdi: `--human` and `--llm` name one column, `crowd`.", session.Cdi("new tickets.csv --human crowd --llm crowd").Error);
    }

    [Fact]
    public void A_blank_column_of_the_model_is_said_to_be_blank()
    {
        using var session = new CommandSession();
        session.Write("blank.csv", "id,y,yhat\n1,a,\n2,b,\n3,a,\n");
        Assert.Equal(
            "cdi: Column `yhat` holds no label.\n  hint: Name the column of the model's labels with `--llm`.\nexit 1\n",
            session.Cdi("new blank.csv --human y --llm yhat").ToString());
    }

    [Fact]
    public void A_study_that_cannot_be_estimated_is_not_written()
    {
        using var session = new CommandSession();
        session.Write("one.csv", "id,y,yhat\n1,a,a\n2,,b\n3,,a\n");
        var written = session.Cdi("new one.csv --human y --llm yhat");
        Assert.Equal(ExitCode.UserError, written.Code);
        Assert.False(session.Exists("one.cdi"));
    }

    [Fact]
    public void A_file_in_Latin_1_is_refused_with_the_way_to_UTF_8()
    {
        using var session = new CommandSession();
        File.WriteAllBytes(Path.Combine(session.Folder, "latin.csv"), System.Text.Encoding.Latin1.GetBytes("id,y,yhat\n1,h\u00f6flich,unh\u00f6flich\n"));
        foreach (var command in new[] { "new latin.csv --human y --llm yhat", "doctor latin.csv" })
        {
            var answer = session.Cdi(command);
            Assert.Equal(ExitCode.UserError, answer.Code);
            Assert.Contains("error CDI9012: The file is not UTF-8", answer.Error);
        }
    }

    [Fact]
    public void A_delimiter_that_is_said_is_the_one_used()
    {
        using var session = new CommandSession();
        session.Write("both.csv", string.Concat("id;y;yhat\n",
            string.Concat(Enumerable.Range(0, 60).Select(row =>
            $"{row};{(row % 2 == 0 ? row % 4 / 2 == 0 ? "a" : "b" : "")};{(row % 3 == 0 ? "a" : "b")}\n"))));
        Assert.Equal(ExitCode.Success, session.Cdi("new both.csv --human y --llm yhat --delimiter ;").Code);
        Assert.Contains("delimiter = \";\"", session.Read("both.cdi"));
        Assert.Contains("CDI9013", session.Cdi("new both.csv --human y --llm yhat --delimiter tab --out other.cdi").Error);
    }

    private static string Codes(int codes, int step) => "id,y,yhat\n" + string.Concat(Enumerable.Range(0, 20 * codes)
        .Select(row => $"{row},{(row % 2 == 0 ? ((row / 2 % codes) + 1) * step : "")},"
            + $"{((row / 2 % codes) + 1 == codes && row % 5 == 0 ? 1 : (row / 2 % codes) + 1) * step}\n"));
}
