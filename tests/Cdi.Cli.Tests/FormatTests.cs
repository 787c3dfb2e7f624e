namespace Cdi.Cli.Tests;

/// <summary>The one layout, from the command line.</summary>
public class FormatTests
{
    private const string Untidy = "cdi 1\nstudy   manners\n";

    [Fact]
    public void Check_names_what_would_change_and_changes_nothing()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Untidy);
        Assert.Equal(
            "manners.cdi is not formatted; `cdi fmt manners.cdi` formats it.\nexit 1\n",
            session.Cdi("fmt --check manners.cdi").ToString());
        Assert.Equal(Untidy, session.Read("manners.cdi"));
    }

    [Fact]
    public void Formatting_twice_changes_nothing_more()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Untidy);
        Assert.Equal("manners.cdi formatted.\nexit 0\n", session.Cdi("fmt manners.cdi").ToString());
        Assert.Equal("exit 0\n", session.Cdi("fmt manners.cdi").ToString());
        Assert.Equal("exit 0\n", session.Cdi("fmt --check manners.cdi").ToString());
    }

    [Fact]
    public void A_spec_that_does_not_parse_is_left_alone()
    {
        using var session = new CommandSession();
        session.Write("broken.cdi", "cdi 1\nstudy x\ncorpus {\n");
        var formatted = session.Cdi("fmt broken.cdi");
        Assert.Equal(ExitCode.UserError, formatted.Code);
        Assert.Contains("broken.cdi:3:", formatted.Error);
        Assert.Equal("cdi 1\nstudy x\ncorpus {\n", session.Read("broken.cdi"));
    }

    [Fact]
    public void Lock_writes_the_hash_and_the_rows_of_the_corpus()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        Assert.Equal(ExitCode.Success, session.Cdi("fmt --lock manners.cdi").Code);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Manners.Data)));
        Assert.Contains($"  sha256 = \"{hash}\"\n  rows = 200 texts\n", session.Read("manners.cdi"));
    }

    [Fact]
    public void Lock_without_the_corpus_changes_nothing()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        var locked = session.Cdi("fmt --lock manners.cdi");
        Assert.Equal(ExitCode.UserError, locked.Code);
        Assert.StartsWith("cdi: manners.cdi: The source `data.csv` is not available", locked.Error);
        Assert.Equal(Manners.Spec, session.Read("manners.cdi"));
    }
}
