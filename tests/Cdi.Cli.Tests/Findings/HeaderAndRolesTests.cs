using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Headers with a name twice, and people's and a model's columns in each other's place.</summary>
public sealed class HeaderAndRolesTests
{
    [Fact]
    public void A_header_of_one_name_alone_is_no_fault_of_the_tool()
    {
        using var session = new CommandSession();
        session.Write("data.csv", "a,a\n1,2\n");
        var said = session.Cdi("doctor data.csv");
        Assert.Equal(ExitCode.UserError, said.Code);
        Assert.Contains("The header of `data.csv` gives no column a name of its own.", said.Error);
    }

    [Fact]
    public void Columns_that_a_repeated_name_hides_are_said()
    {
        using var session = Session("x,x");
        Assert.Contains("note: The header has `x` more than once, and a spec can name neither;",
            session.Cdi("doctor data.csv --human human --llm model").Output);
        Assert.Contains("note: The header has `x` more than once", session.Cdi("new data.csv --human human --llm model").Output);
    }

    [Fact]
    public void A_complete_column_of_people_beside_a_model_that_answered_few_is_asked_about()
    {
        using var session = Session("x,z");
        var said = session.Cdi("new data.csv --human model --llm human");
        Assert.Contains("note: `model` has a label in every row and `human` in 80 of 320: people mostly label fewer texts than a model. Are `--human` and "
            + "`--llm` exchanged?", said.Output);
    }

    [Fact]
    public void The_right_way_round_nothing_is_asked()
    {
        using var session = Session("x,z");
        Assert.DoesNotContain("note:", session.Cdi("new data.csv --human human --llm model").Output);
    }

    private static CommandSession Session(string further)
    {
        var session = new CommandSession();
        static string Label(bool holds) => holds ? "yes" : "no";
        session.Write("data.csv", $"id,human,model,{further}\n"
            + string.Concat(Enumerable.Range(0, 320).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"t{row},{(row % 4 == 1 ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},{row * 7 % 101},{row * 5 % 97}\n"))));
        return session;
    }
}
