using System.Text.Json;

namespace Cdi.Cli.Tests.Doctor;

/// <summary>What the doctor says of a file, and that what it tells to type works.</summary>
public class DoctorTests
{
    [Fact]
    public void Columns_are_guessed_and_the_guess_is_said()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        var answer = session.Cdi("doctor tickets.csv");
        Assert.True(answer.Code == ExitCode.Success, answer.ToString());
        Assert.Matches("crowd +labels +120 missing \\(60 %\\) .*← people's labels\\? \\(guessed; --human says otherwise\\)", answer.Output);
        Assert.Matches("guess +labels .*← the model's labels\\? \\(guessed", answer.Output);
        Assert.Matches("sure +probabilities .*← the model's confidence\\? \\(guessed", answer.Output);
    }

    [Fact]
    public void What_it_tells_to_type_works()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        Assert.Equal(["cdi new tickets.csv --human crowd --llm guess --confidence sure", "cdi run tickets.cdi"],
            TypedCommands.All(session, session.Cdi("doctor tickets.csv")));
    }

    [Fact]
    public void Columns_and_files_with_blanks_and_quotes_are_quoted_so_that_a_shell_reads_them()
    {
        using var session = new CommandSession();
        session.Write("my tickets.csv", Manners.Data.Replace("guess,sure,crowd", "\"the \"\"model\"\"\",sure?,crowd 1", StringComparison.Ordinal));
        var answer = session.Cdi(["doctor", "my tickets.csv", "--human", "crowd 1", "--llm", "the \"model\""]);
        Assert.Equal(["cdi new \"my tickets.csv\" --human \"crowd 1\" --llm 'the \"model\"' --confidence \"sure?\"", "cdi run \"my tickets.cdi\""],
            TypedCommands.All(session, answer));
    }

    [Fact]
    public void A_spec_that_exists_gets_no_second_of_its_name()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        session.Write("tickets.cdi", "mine");
        Assert.Equal(["cdi new tickets.csv --human crowd --llm guess --confidence sure --out tickets-2.cdi", "cdi run tickets-2.cdi"],
            TypedCommands.All(session, session.Cdi("doctor tickets.csv")));
        Assert.Equal("mine", session.Read("tickets.cdi"));
    }

    // Of Manners' 80 labelled rows those with row % 7 = 0 disagree: rows 0, 5k and 5k + 1 up to 199 that 7 divides are 12 (0, 21, 35, 56, 70, 91, 105, 126,
    // 140, 161, 175, 196).
    [Fact]
    public void Agreement_is_given_by_class_with_intervals()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        var answer = session.Cdi("doctor tickets.csv --human crowd --llm guess");
        Assert.Contains("How right is the model? 80 texts that people labelled too; 95 % intervals", answer.Output);
        Assert.Matches("all +80 +200 +85.0 % \\[75.6, 91.2\\]", answer.Output);
    }

    [Fact]
    public void The_labelled_texts_are_held_against_the_declared_draw()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        Assert.Matches("Do the labelled texts look like `given = uniform`\\? [0-9]+ quantit(y|ies) compared; smallest corrected p ",
            session.Cdi("doctor tickets.csv").Output);
        session.Write("chosen.csv", "id,y,yhat\n" + string.Concat(
            Enumerable.Range(0, 1000).Select(row => $"{row},{(row % 5 == 0 || row % 17 == 0 ? (row / 5 % 3 == 0 ? 0 : 1) : "")},{(row % 5 == 0 ? 1 : 0)}\n")));
        var answer = session.Cdi("doctor chosen.csv --human y --llm yhat");
        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.Contains("  error CDI9028: ", answer.Output);
    }

    [Fact]
    public void A_column_that_is_not_there_names_the_nearest()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        var answer = session.Cdi("doctor tickets.csv --human crwod");
        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.StartsWith("tickets.csv  error CDI9006: The file has no column `crwod`.\n   hint: nearest `crowd`;", answer.Error);
    }

    [Fact]
    public void The_model_that_repeats_people_is_a_problem()
    {
        using var session = new CommandSession();
        session.Write("copied.csv", "id,y,yhat\n" + string.Concat(Enumerable.Range(0, 300).Select(row => $"{row},{(row < 150 ? row % 2 : "")},{row % 2}\n")));
        var answer = session.Cdi("doctor copied.csv");
        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.Contains("A first study does not run", answer.Output);
        Assert.Contains("  error CDI9030: ", answer.Output);
        Assert.DoesNotContain("    cdi new", answer.Output);
    }

    [Fact]
    public void A_column_that_tells_the_label_is_named()
    {
        using var session = new CommandSession();
        session.Write("leak.csv", "id,y,yhat,final\n" + string.Concat(
            Enumerable.Range(0, 300).Select(
            row => $"{row},{(row % 3 == 0 ? row % 2 : "")},{row / 2 % 2},{(row % 3 == 0 ? (row % 2 == 0 ? "no" : "yes") : "no")}\n")));
        var answer = session.Cdi("doctor leak.csv --human y --llm yhat");
        Assert.Contains("  note: Each value of `final` goes with one label of `y` in the 100 labelled texts.\n", answer.Output);
    }

    [Fact]
    public void Scores_are_guessed_by_their_headers_and_gaps()
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 200).Select(row => FormattableString.Invariant(
            $"{row},{(row % 2 == 0 ? $"{row % 37 / 3.0:F2}" : "")},{(row % 37 / 3.0) + (row % 5 * 0.1):F2},{row % 41 / 7.0:F2}\n"));
        session.Write("scores.csv", "id,warmth,pred_warmth,length\n" + string.Concat(rows));
        var answer = session.Cdi("doctor scores.csv");
        Assert.Matches("warmth +numbers +100 missing .*← people's labels\\? \\(guessed", answer.Output);
        Assert.Contains("  model minus people, mean   0.2", answer.Output);
        Assert.Equal(["cdi new scores.csv --human warmth --llm pred_warmth", "cdi run scores.cdi"], TypedCommands.All(session, answer));
    }

    [Fact]
    public void Probabilities_that_sum_to_the_labels_are_guessed_and_others_are_asked_about()
    {
        using var session = new CommandSession();
        string Table(Func<int, string> pi) => "id,y,yhat,pi\n"
            + string.Concat(Enumerable.Range(0, 400).Select(
            row => $"{row},{(row % 2 == 0 ? row / 2 % 2 : "")},{(row / 2 + (row % 9 == 0 ? 1 : 0)) % 2},{pi(row)}\n"));
        session.Write("drawn.csv", Table(row => row % 3 == 0 ? "0.5" : "0.5000001"));
        Assert.Contains("--given pi", session.Cdi("doctor drawn.csv").Output);
        session.Write("third.csv", Table(row => row % 3 == 0 ? "0.1" : "0.2"));
        var answer = session.Cdi("doctor third.csv");
        Assert.Contains("  note: `pi` holds numbers from 0.1 to 0.2 in every row, 66.6 in sum, and has no part here.\n", answer.Output);
        Assert.DoesNotContain("new third.csv --human y --llm yhat --given", answer.Output);
    }

    [Fact]
    public void Weights_are_told_from_probabilities()
    {
        using var session = new CommandSession();
        session.Write("weights.csv", "id,y,yhat,w\n" + string.Concat(
            Enumerable.Range(0, 400).Select(
            row => $"{row},{(row % 2 == 0 ? row / 2 % 2 : "")},{(row / 2 + (row % 9 == 0 ? 1 : 0)) % 2},{(row % 4 < 2 ? 2 : 4)}\n")));
        Assert.Contains("  note: `w` looks like weights, 2 to 4;", session.Cdi("doctor weights.csv").Output);
    }

    [Fact]
    public void A_file_without_labels_says_what_is_missing_and_fails()
    {
        using var session = new CommandSession();
        session.Write("texts.csv", "id,text\n1,first text of many\n2,second text\n3,a third one\n");
        var answer = session.Cdi("doctor texts.csv");
        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.Contains("No column looks like labels", answer.Output);
        Assert.DoesNotContain("cdi new", answer.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("id,y,yhat\n")]
    public void A_file_without_rows_is_CDI9014(string content)
    {
        using var session = new CommandSession();
        session.Write("empty.csv", content);
        var answer = session.Cdi("doctor empty.csv");
        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.Contains("error CDI9014", answer.Error);
    }

    [Theory]
    [InlineData("id,y,yhat\n1,a,a\n")]
    [InlineData("id,y,yhat\n,,\n,,\n")]
    [InlineData("y\n\n1\n")]
    [InlineData("y,yhat\na,\n,b\n")]
    public void A_file_with_next_to_nothing_gets_an_answer_and_no_command(string content)
    {
        using var session = new CommandSession();
        session.Write("small.csv", content);
        foreach (var arguments in new[] { "doctor small.csv", "doctor small.csv --human y" })
        {
            var answer = session.Cdi(arguments);
            Assert.Equal(ExitCode.UserError, answer.Code);
            Assert.DoesNotContain("cdi new", answer.Output);
        }
    }

    [Fact]
    public void A_wide_file_is_examined_and_cut()
    {
        using var session = new CommandSession();
        var header = "y,yhat," + string.Join(',', Enumerable.Range(0, 500).Select(column => $"c{column}"));
        var rows = Enumerable.Range(0, 120).Select(row => $"{(row % 2 == 0 ? row % 4 / 2 : "")},{(row + (row % 5 == 0 ? 2 : 0)) % 4 / 2},"
            + string.Join(',', Enumerable.Range(0, 500).Select(column => (row * 31 + column * 17) % 97)));
        session.Write("wide.csv", header + "\n" + string.Join('\n', rows) + "\n");
        var answer = session.Cdi("doctor wide.csv");
        Assert.True(answer.Code == ExitCode.Success, answer.ToString());
        Assert.Contains("… and 462 more columns", answer.Output);
    }

    [Fact]
    public void As_json_it_is_the_same_examination()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        using var json = JsonDocument.Parse(session.Cdi("doctor tickets.csv --json").Output);
        var found = json.RootElement.GetProperty("examination");
        Assert.Equal(1, json.RootElement.GetProperty("schema").GetInt32());
        Assert.Equal("crowd", found.GetProperty("roles").GetProperty("human").GetProperty("column").GetString());
        Assert.Equal(.85, found.GetProperty("agreement").GetProperty("overall").GetProperty("point").GetDouble(), 12);
        Assert.Equal("cdi run tickets.cdi", found.GetProperty("next").GetProperty("ways")[0].GetProperty("commands")[1].GetString());
    }

    [Fact]
    public void People_alone_are_enough_for_a_study()
    {
        using var session = new CommandSession();
        session.Write("people.csv", "id,coder\n" + string.Concat(
            Enumerable.Range(0, 200).Select(row => $"{row},{(row % 2 == 0 ? row % 6 < 3 ? "x" : "z" : "")}\n")));
        var answer = session.Cdi("doctor people.csv --human coder");
        Assert.Equal(["cdi new people.csv --human coder", "cdi run people.cdi"], TypedCommands.All(session, answer));
    }
}
