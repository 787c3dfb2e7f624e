using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Labels that were not drawn at random, by what a first spec does not declare: a run compares declared columns only.</summary>
public sealed class UndeclaredDrawTests
{
    private const int Rows = 600;

    [Fact]
    public void Labels_drawn_by_a_number_are_noticed_before_the_spec_is_written()
    {
        var said = New(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        Assert.Contains("note: `extra` has mean 78.5 ", said);
        Assert.Contains("among the labelled texts and 46.81 among all", said);
        Assert.Contains("they were not drawn as declared", said);
    }

    [Fact]
    public void Labels_drawn_by_a_level_are_noticed() =>
        Assert.Contains("note: `extra` is `web` in 85.5 % of the labelled texts and 33.3 % of all", New(row => row % 3 == 0 ? "web" : "mail", row => row % 3 == 0 ? row % 2 == 0 : row % 36 == 1));

    [Fact]
    public void Labels_drawn_by_date_are_noticed() =>
        Assert.Contains("note: `extra` is 2024-03-", New(row => new DateOnly(2023, 1, 1).AddDays(row % 500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row => row % 500 > 350 && row % 2 == 0));

    [Fact]
    public void A_spec_says_it_beside_given_and_a_declared_column_then_stops_the_run()
    {
        using var session = Session(row => Number(row % 97), row => row % 97 > 60 && row % 2 == 0);
        session.Cdi("new data.csv --human human --llm model");
        var spec = session.Read("data.cdi");
        Assert.Contains("sampling {\n  // `extra` has mean", spec);

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
        var said = New(what.StartsWith("a label", StringComparison.Ordinal) ? row => IsLabelled(row) ? "gold" : "rest" : row => Number(IsLabelled(row) ? 2000 + row : row), IsLabelled);
        Assert.DoesNotContain("note:", said);
    }

    [Fact]
    public void A_column_unrelated_to_the_draw_is_no_note() => Assert.DoesNotContain("note:", New(row => Number(row * 7 % 101), row => row % 5 == 2));

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
        var rows = Enumerable.Range(0, Rows).Select(row => $"t{row},{(isLabelled(row) ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},{extra(row)}\n");
        session.Write("data.csv", "id,human,model,extra\n" + string.Concat(rows));
        return session;
    }

    private static string Label(bool holds) => holds ? "yes" : "no";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
