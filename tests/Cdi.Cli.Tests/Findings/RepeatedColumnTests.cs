namespace Cdi.Cli.Tests.Findings;

/// <summary>Columns that repeat what people said, read more than once.</summary>
public sealed class RepeatedColumnTests
{
    [Theory]
    [InlineData("gold: factor from gold\n  is_p: indicator = gold == \"P\"")]
    [InlineData("is_p: indicator = gold == \"P\"\n  gold: factor from gold")]
    [InlineData("gold: factor from gold\n  again: id from gold")]
    public void One_column_of_the_file_is_one_finding(string columns)
    {
        var said = Run(columns);
        Assert.Contains("error CDI9032: `gold` repeats the labels of `people` in all 80 labelled texts", said);
        Assert.Single(said.Split("error CDI9032").Skip(1));
    }

    [Fact]
    public void An_indicator_that_repeats_them_where_its_column_does_not_is_found()
    {
        var said = Run("fine: factor from fine\n  is_p: indicator = fine == \"P\"");
        Assert.Contains("error CDI9032: `is_p` repeats the labels", said);
        Assert.DoesNotContain("`fine`", said.Split('\n')[0]);
    }

    private static string Run(string columns)
    {
        using var session = new CommandSession();
        static bool Says(int row) => row * 13 % 11 < 5;
        var rows = Enumerable.Range(0, 320).Select(row =>
            $"t{row},{(row % 4 == 1 ? Says(row) ? "yes" : "no" : "")},{(Says(row) ? "P" : "N")},{(Says(row) ? "P" : row % 3 == 0 ? "N" : "M")}\n");
        session.Write("data.csv", "id,human,gold,fine\n" + string.Concat(rows));
        session.Cdi("new data.csv --human human");
        var spec = session.Read("data.cdi").Replace("  // gold: factor from gold\n", $"  {columns}\n", StringComparison.Ordinal);
        session.Write("data.cdi", spec);
        return session.Cdi("run data.cdi").Error;
    }
}
