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

    [Theory]
    [InlineData("new data.csv --human K\u00f6der --llm model --confidence s\u00fcr", "data.cdi written;")]
    [InlineData("doctor data.csv --human K\u00f6der --llm model --confidence s\u00fcr", "How right is the model? 80 texts")]
    [InlineData("new data.csv --human K\u00f6der --llm Ko\u0308der", "`--human` and `--llm` name one column, `Ko\u0308der`.")]
    public void A_header_is_named_in_whatever_normal_form(string command, string said)
    {
        using var session = Session("x,z");
        var data = session.Read("data.csv").Replace("human,model,x,", "Ko\u0308der,model,su\u0308r,", StringComparison.Ordinal);
        session.Write("data.csv", System.Text.RegularExpressions.Regex.Replace(data, @",(\d+),(\d+)\n", ",0.$1,$2\n"));
        var answer = session.Cdi(command);
        Assert.Contains(said, answer.Output + answer.Error);
        Assert.DoesNotContain("more than once", answer.Error);
    }

    [Fact]
    public void Where_nobody_has_labelled_yet_the_way_to_labels_is_said()
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id,human,model\nt1,,a\nt2,,b\n");
        Assert.Contains("`cdi next` draws the texts to label.", session.Cdi("new data.csv --human human --llm model").Error);
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
