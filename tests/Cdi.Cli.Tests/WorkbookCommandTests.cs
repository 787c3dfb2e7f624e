using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Studies of a workbook: written, examined and run as those of a text file.</summary>
public sealed class WorkbookCommandTests
{
    private static readonly string Table = "ticket,said,crowd,level\n" + string.Concat(Enumerable.Range(1, 60).Select(row =>
        $"{row},{(row % 3 == 0 ? "yes" : "no")},"
        + $"{(row > 40 ? "" : row % 3 == 0 || row % 10 == 1 ? "yes" : "no")},"
        + $"{(row % 2 == 0 ? 0.5 : 1.25).ToString(System.Globalization.CultureInfo.InvariantCulture)}\n"));

    [Fact]
    public void New_writes_a_spec_that_runs_to_the_numbers_of_the_same_table_as_text()
    {
        using var session = Session();
        Assert.Equal(ExitCode.Success, session.Cdi("new data.xlsx --human crowd --llm said --out book.cdi").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("new data.csv --human crowd --llm said --out text.cdi").Code);
        Assert.Contains("source = \"data.xlsx\"", session.Read("book.cdi"), StringComparison.Ordinal);
        Assert.Equal(Estimates(session, "text"), Estimates(session, "book"));
    }

    [Fact]
    public void Doctor_examines_a_workbook_and_names_the_sheet_in_what_to_type_next()
    {
        using var session = Session();
        var run = session.Cdi("doctor data.xlsx --sheet Answers --human crowd --llm said");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("--sheet Answers", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new data.csv --sheet Answers --human crowd", "`--sheet` is given, and `data.csv` is not named as a workbook (.xlsx).")]
    [InlineData("new data.xlsx --delimiter tab --human crowd", "`--delimiter` is given for a workbook, which has cells of its own.")]
    [InlineData("new data.xlsx --sheet Answer --human crowd", "The workbook has no sheet `Answer`.")]
    public void What_a_file_does_not_have_is_refused(string command, string message)
    {
        using var session = Session();
        var run = session.Cdi(command);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static CommandSession Session()
    {
        var session = new CommandSession();
        session.Write("data.csv", Table);
        File.WriteAllBytes(Path.Combine(session.Folder, "data.xlsx"), WorkbookFile.OfTable(Table));
        return session;
    }

    private static string Estimates(CommandSession session, string name)
    {
        var run = session.Cdi($"run {name}.cdi --out {name}");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return session.Read($"{name}/estimates.csv");
    }
}
