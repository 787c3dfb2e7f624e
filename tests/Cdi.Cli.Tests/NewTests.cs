namespace Cdi.Cli.Tests;

/// <summary>A first spec from a labelled file, run as it was written.</summary>
public class NewTests
{
    [Fact]
    public void A_written_spec_runs_unedited()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        var written = session.Cdi("new tickets.csv --human crowd --llm guess --confidence sure");
        Assert.Equal("tickets.cdi written; `cdi run tickets.cdi` runs it as it is.\nexit 0\n", written.ToString());

        var run = session.Cdi("run tickets.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Empty(run.Error);
        Assert.Contains("calibrated @ given (primary)", run.Output);
    }

    [Fact]
    public void Without_confidence_it_runs_too()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        session.Cdi("new tickets.csv --human crowd --llm guess --out study.cdi");
        var run = session.Cdi("run study.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [Fact]
    public void Numeric_labels_give_a_mean()
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 120).Select(row => FormattableString.Invariant(
            $"{row},{row % 23 / 2.0},{(row % 3 == 0 ? $"{(row % 23 / 2.0) + (row % 5 * 0.1):F1}" : "")}\n"));
        session.Write("scores.csv", "row,model,coder\n" + string.Concat(rows));
        session.Cdi("new scores.csv --human coder --llm model");
        Assert.Contains("target = mean(label)", session.Read("scores.cdi"));
        var run = session.Cdi("run scores.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [Fact]
    public void A_written_spec_is_formatted()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        session.Cdi("new tickets.csv --human crowd --llm guess --confidence sure");
        Assert.Equal("exit 0\n", session.Cdi("fmt --check tickets.cdi").ToString());
    }

    [Fact]
    public void A_report_of_a_written_spec_tells_nobody_what_to_write()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        session.Cdi("new tickets.csv --human crowd --llm guess --confidence sure");
        session.Cdi("run tickets.cdi");
        foreach (var report in new[] { "tickets-report/report.html", "tickets-report/report.md" })
        {
            Assert.Contains("tickets.csv: people labelled 80 texts of 200 (crowd), a model all it could (guess).", session.Read(report));
            Assert.DoesNotContain("Say here", session.Read(report), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Written by", session.Read(report), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void An_existing_spec_is_not_overwritten()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        session.Write("tickets.cdi", "mine");
        Assert.Equal(
            "cdi: `tickets.cdi` exists already.\n  hint: Choose another name with `--out`.\nexit 1\n",
            session.Cdi("new tickets.csv --human crowd --llm guess").ToString());
        Assert.Equal("mine", session.Read("tickets.cdi"));
    }

    [Fact]
    public void A_column_that_is_not_there_names_the_nearest()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Manners.Data);
        var written = session.Cdi("new tickets.csv --human crwod --llm guess");
        Assert.Equal(ExitCode.UserError, written.Code);
        Assert.StartsWith("tickets.csv  error CDI9006: The file has no column `crwod`.\n   hint: nearest `crowd`;", written.Error);
        Assert.False(session.Exists("tickets.cdi"));
    }

    [Fact]
    public void Labels_that_are_written_differently_are_not_matched_by_guess()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Numbered());
        Assert.Equal(
            """
            cdi: No label of `guess` (`polite`, `rude`) is a label of `crowd` (`1`, `0`).
              hint: Say which mean the same; most often met: `--map polite=1,rude=0`.
            exit 1

            """, session.Cdi("new tickets.csv --human crowd --llm guess").ToString());

        Assert.Equal(ExitCode.Success, session.Cdi("new tickets.csv --human crowd --llm guess --map polite=1,rude=0").Code);
        Assert.Contains("  A = \"polite\"\n", session.Read("tickets.cdi"));
        var run = session.Cdi("run tickets.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    [Fact]
    public void A_map_of_labels_that_are_not_there_is_an_error_of_the_user()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", Numbered());
        var written = session.Cdi("new tickets.csv --human crowd --llm guess --map polite=2");
        Assert.StartsWith("cdi: `--map` names `2`, which is no label of the file.", written.Error);
    }

    [Theory]
    [InlineData("very polite", "rather rude")]
    [InlineData("c'est poli", "pas du tout, non")]
    [InlineData("\"so-called\" polite", "\\rude")]
    [InlineData("höflich", "unhöflich")]
    [InlineData("-1", "007")]
    [InlineData("study", "corpus")]
    [InlineData("50 %", "`50 %`")]
    public void Labels_and_headers_of_any_kind_are_written_so_that_they_are_read_again(string polite, string rude)
    {
        using var session = new CommandSession();
        var data = Manners.Data.Replace("guess,sure,crowd", "the guess,sure?,crowd-sourced", StringComparison.Ordinal)
            .Replace("polite", Cell(polite), StringComparison.Ordinal).Replace("rude", Cell(rude), StringComparison.Ordinal);
        session.Write("tickets.csv", data);
        var arguments = new[] { "new", "tickets.csv", "--human", "crowd-sourced", "--llm", "the guess", "--confidence", "sure?" };
        Assert.Equal("tickets.cdi written; `cdi run tickets.cdi` runs it as it is.\nexit 0\n", session.Cdi(arguments).ToString());

        var run = session.Cdi("run tickets.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_column_without_labels_is_an_error_of_the_user()
    {
        using var session = new CommandSession();
        session.Write("tickets.csv", "id,guess,crowd\n1,a,\n2,b,\n");
        var written = session.Cdi("new tickets.csv --human crowd --llm guess");
        Assert.StartsWith("cdi: Column `crowd` holds no label.", written.Error);
    }

    private static string Cell(string label) => "\"" + label.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The data with people's labels as 1 and 0.</summary>
    private static string Numbered() => Manners.Data
        .Replace(",polite\n", ",1\n", StringComparison.Ordinal)
        .Replace(",rude\n", ",0\n", StringComparison.Ordinal);
}
