using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Labels that were not drawn at random, by what a spec does not declare.</summary>
public sealed class UndeclaredDrawTests
{
    private const int Rows = 600;

    [Fact]
    public void Labels_drawn_by_a_number_are_noticed_before_the_spec_is_written()
    {
        var said = New(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        Assert.Contains("note: `extra`, which no line declares, has mean 78.5 among the labelled texts and 46.81 among all (p ", said);
        Assert.Contains("the labels of `label` were not drawn by `given = uniform` alone, or the column was written after them. `cdi help CDI9073`", said);
    }

    [Fact]
    public void Labels_drawn_by_a_level_are_noticed() =>
        Assert.Contains("note: `extra`, which no line declares, is `web` in 85.5 % of the labelled texts and 33.3 % of all",
            New(row => row % 3 == 0 ? "web" : "mail", row => row % 3 == 0 ? row % 2 == 0 : row % 36 == 1));

    [Fact]
    public void Labels_drawn_by_date_are_noticed() =>
        Assert.Contains("note: `extra`, which no line declares, is 2024-03-",
            New(row => new DateOnly(2023, 1, 1).AddDays(row % 500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row =>
            row % 500 > 350 && row % 2 == 0));

    [Fact]
    public void A_spec_says_it_beside_given_and_a_declared_column_then_stops_the_run()
    {
        using var session = Session(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        session.Cdi("new data.csv --human human --llm model");
        var spec = session.Read("data.cdi");
        Assert.Contains("sampling {\n  // `extra`, which no line declares, has mean", spec);

        session.Write("declared.cdi", spec.Replace("  // extra: count", "  extra: count", StringComparison.Ordinal));
        Assert.Contains("error CDI9028: The labels of `label` were not drawn by `given = uniform`: `extra` has mean", session.Cdi("run declared.cdi").Error);
    }

    [Fact]
    public void Probabilities_that_were_used_explain_the_difference()
    {
        using var session = Session(row => row % 3 == 0 ? "0.5" : "0.05", row => row % 3 == 0 ? row % 2 == 0 : row % 20 == 1);
        var said = session.Cdi("new data.csv --human human --llm model --given extra");
        Assert.Equal("data.cdi written; `cdi run data.cdi` runs it as it is.\nexit 0\n", said.ToString());
    }

    [Theory]
    [InlineData("a label of its own for labelled texts")]
    [InlineData("a number of the round")]
    public void A_column_that_names_the_draw_itself_accuses_nobody(string what)
    {
        static bool IsLabelled(int row) => row % 5 == 2;
        var said = New(what.StartsWith("a label", StringComparison.Ordinal) ? row => IsLabelled(row) ? "gold" : "rest" : row =>
            Number(IsLabelled(row) ? 2000 + row : row), IsLabelled);
        Assert.DoesNotContain("note:", said);
    }

    [Fact]
    public void A_column_unrelated_to_the_draw_is_no_note() => Assert.DoesNotContain("note:", New(row => Number(row * 7 % 101), row => row % 5 == 2));

    [Fact]
    public void A_run_says_it_too_and_its_report_keeps_it()
    {
        using var session = Session(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        session.Cdi("new data.csv --human human --llm model");
        var run = session.Cdi("run data.cdi --out out");
        Assert.Contains("data.cdi:43:3  warning CDI9073: `extra`, which no line declares, has mean 78.5", run.Error);
        Assert.Contains("// allow CDI9073: reason", run.Error);
        Assert.Contains("CDI9073", session.Read("out/report.html"));
    }

    [Fact]
    public void Doctor_says_it_once_with_the_option_that_accepts_it()
    {
        using var session = Session(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        var said = session.Cdi("doctor data.csv --human human --llm model").Output;
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(said, "which no line declares"));
        Assert.Contains("`cdi new` with `--allow CDI9073=REASON` says so.", said);
        Assert.DoesNotContain("// allow", said);
    }

    [Fact]
    public void A_reason_silences_it_and_stands_in_the_spec()
    {
        using var session = Session(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        session.Cdi(["new", "data.csv", "--human", "human", "--llm", "model", "--allow", "CDI9073=the number was given after labelling"]);
        Assert.Contains("given = uniform                        // allow CDI9073: the number was given after labelling\n", session.Read("data.cdi"));
        Assert.DoesNotContain("warning CDI9073", session.Cdi("run data.cdi").Error);
    }

    [Theory]
    [InlineData("CDI9999=x", "`CDI9999` cannot be accepted by `--allow`.")]
    [InlineData("CDI9073", "`--allow CDI9073` gives no reason.")]
    [InlineData("CDI9073= ", "`--allow CDI9073= ` gives no reason.")]
    public void An_acceptance_that_is_none_is_refused(string option, string fact)
    {
        using var session = Session(row => Number(row % 97), row => row % 5 == 2);
        var said = session.Cdi(["new", "data.csv", "--human", "human", "--llm", "model", "--allow", option]);
        Assert.Equal(ExitCode.UserError, said.Code);
        Assert.Contains(fact, said.Error);
        Assert.False(session.Exists("data.cdi"));
    }

    [Fact]
    public void Rows_that_keep_drops_speak_of_no_draw()
    {
        using var session = Session(row => row < 300 ? "late" : "early", row => row >= 300 && row % 5 == 2);
        session.Cdi("new data.csv --human human --llm model");
        var spec = session.Read("data.cdi").Replace("  // extra: factor", "  keep = extra == \"early\"\n  extra: factor", StringComparison.Ordinal);
        session.Write("kept.cdi", spec);
        var run = session.Cdi("run kept.cdi --out out");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.DoesNotContain("CDI907", run.Error);
    }

    [Theory]
    [InlineData(0, "the first of 600")]
    [InlineData(480, "the last of 600")]
    [InlineData(200, "numbers 201 to 320 of 600")]
    public void Labels_that_follow_each_other_in_the_file_are_a_remark(int first, string where)
    {
        using var session = Session(row => Number(row * 7 % 101), row => row >= first && row < first + 120);
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.Contains($"note: The 120 texts labelled for `label` follow each other in the file, {where}: `given = uniform` draws without regard to the "
            + "order of the file.", said.Output);
        Assert.Contains("warning CDI9074", session.Cdi("run data.cdi").Error);
    }

    [Fact]
    public void Labels_of_one_half_of_the_file_are_a_remark() =>
        Assert.Contains("note: Texts labelled for `label` stand in row 15", New(_ => "x", row => row < 300 && row % 3 == 1));

    [Fact]
    public void The_order_of_a_file_is_no_news_beside_the_column_that_it_follows()
    {
        var said = New(row => Number(row / 3), row => row < 300 && row % 3 == 1);
        Assert.Contains("`extra`, which no line declares", said);
        Assert.DoesNotContain("CDI9074", said);
    }

    private static string New(Func<int, string> extra, Func<int, bool> isLabelled)
    {
        using var session = Session(extra, isLabelled);
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.True(said.Code == ExitCode.Success, said.ToString());
        return said.Output;
    }

    private static CommandSession Session(Func<int, string> extra, Func<int, bool> isLabelled)
    {
        var session = new CommandSession();
        var rows =
            Enumerable.Range(0, Rows).Select(
            row => $"t{row},{(isLabelled(row) ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},{extra(row)}\n");
        session.Write("data.csv", "id,human,model,extra\n" + string.Concat(rows));
        return session;
    }

    private static string Label(bool holds) => holds ? "yes" : "no";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
