namespace Cdi.Cli.Tests.Findings;

/// <summary>Messages about a declared draw name columns as the author has to type them, where the header of the file is another name.</summary>
public sealed class DeclaredNameTests
{
    [Fact]
    public void Probabilities_are_named_as_the_spec_declares_them()
    {
        var run = Run("pi: number from p", "given = pi");
        Assert.Contains("CDI9027: `given = pi` announces", run.Error);
        Assert.DoesNotContain("`given = p`", run.Error);
    }

    [Fact]
    public void Groups_are_named_as_the_spec_declares_them()
    {
        var run = Run("writer: id from author", "given = uniform", wholeGroups: true);
        Assert.Contains("CDI9075: Each of the 60 groups of `writer`", run.Error);
        Assert.Contains("say `cluster = writer` behind `given`", run.Error);
    }

    [Fact]
    public void A_column_that_no_line_declares_has_no_name_to_type_yet() =>
        Assert.Contains("declare the column `author`, say `cluster =` its name behind `given`", Run("", "given = uniform", wholeGroups: true).Error);

    private static Transcript Run(string columns, string given, bool wholeGroups = false)
    {
        using var session = new CommandSession();
        var rows = Enumerable.Range(0, 600).Select(row =>
        {
            var isLabelled = wholeGroups ? row % 60 % 4 == 1 : row * 7 % 4 == 1 ^ row % 9 == 0;
            return $"t{row},{(isLabelled ? Label(row * 13 % 11 < 5) : "")},{Label(row * 13 % 11 < 5 ^ row * 31 % 53 < 5)},author {row % 60},0.9\n";
        });
        session.Write("data.csv", "id,human,model,author,p\n" + string.Concat(rows));
        session.Write("study.cdi", new LabelledStudy { Columns = columns, Given = given }.ToString());
        return session.Cdi("run study.cdi --out out");
    }

    private static string Label(bool holds) => holds ? "yes" : "no";
}
