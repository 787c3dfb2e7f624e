using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Numbers with marks between thousands: no format says what the mark means, and text in their place is said.</summary>
public sealed class ThousandsTests
{
    [Theory]
    [InlineData(";", "1.234,56", "907,10")]
    [InlineData(";", "1234567,5", "1.234,50")]
    [InlineData(";", "1 234,56", "907,1")]
    [InlineData(";", "1\u202f234,56", "907,1")]
    [InlineData(";", "1'234.56", "907.1")]
    [InlineData("|", "1,234.56", "907.1")]
    [InlineData("|", "1,234", "907.5")]
    [InlineData("|", "1.234.567", "907")]
    public void Such_a_column_is_said_to_be_text(string delimiter, string large, string small) =>
        Assert.Contains("note: `income` holds numbers with marks between thousands, such as `", New(delimiter, row => row % 2 == 0 ? large : small));

    [Fact]
    public void Whole_numbers_that_a_decimal_mark_may_have_made_small_are_asked_about() =>
        Assert.Contains("note: `1.234` in `income` is read with a decimal point, and whole numbers below 1000 stand beside it.",
            New("|", row => row % 2 == 0 ? "1.234" : "907"));

    [Theory]
    [InlineData("1.234", "0.907")]
    [InlineData("1.25", "907")]
    [InlineData("1.234", "2.5")]
    [InlineData("1,234 or so", "1,234")]
    public void Other_numbers_and_texts_are_no_note(string one, string other) => Assert.DoesNotContain("income", New("|", row => row % 2 == 0 ? one : other));

    [Fact]
    public void Labels_of_this_kind_are_refused_before_they_become_options()
    {
        using var session = new CommandSession();
        session.Write("data.csv", "id;human;model\n" + string.Concat(
            Enumerable.Range(0, 60).Select(row => $"t{row};{(row % 2 == 0 ? Money(row) : "")};{Money(row + 3)}\n")));
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.Equal(ExitCode.UserError, said.Code);
        Assert.Contains("Column `human` holds numbers with marks between thousands, such as `1.100,50`.", said.Error);
        Assert.DoesNotContain("options", said.Error);
    }

    [Fact]
    public void A_declared_number_names_the_number_to_write()
    {
        using var session = Session(";", row => row % 2 == 0 ? "1.234,56" : "907,10");
        session.Cdi("new data.csv --human human --llm model");
        session.Write("data.cdi", session.Read("data.cdi").Replace("  // income: factor", "  income: number", StringComparison.Ordinal));
        Assert.Contains("hint: Write numbers without marks between thousands: `1234.56` for `1.234,56`.", session.Cdi("run data.cdi").Error);
    }

    private static string New(string delimiter, Func<int, string> income)
    {
        using var session = Session(delimiter, income);
        var said = session.Cdi("new data.csv --human human --llm model");
        Assert.True(said.Code == ExitCode.Success, said.ToString());
        return said.Output;
    }

    private static CommandSession Session(string delimiter, Func<int, string> income)
    {
        var session = new CommandSession();
        var rows = Enumerable.Range(0, 300).Select(row => string.Join(delimiter,
            $"t{row}", row % 5 == 2 ? Label(row * 13 % 11 < 5) : "", Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5), income(row * 7 % 11)) + "\n");
        session.Write("data.csv", string.Join(delimiter, "id", "human", "model", "income") + "\n" + string.Concat(rows));
        return session;
    }

    private static string Label(bool holds) => holds ? "yes" : "no";

    private static string Money(int value) => string.Create(CultureInfo.InvariantCulture, $"{1 + (value % 7)}.{100 + (value * 7 % 800)},50");
}
