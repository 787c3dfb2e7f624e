using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>What is said of a spec before its data are read.</summary>
public class CheckTests
{
    private static readonly string Broken = Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal);

    [Fact]
    public void A_mistake_is_shown_with_line_caret_hint_and_page()
    {
        using var session = new CommandSession();
        session.Write("studies/manners.cdi", Broken);
        Assert.Equal(
            """
            studies/manners.cdi:39:34  error CDI2001: `hegde` is not a column of corpus `requests`.
               39 |   model = logistic(tone[A] ~ 1 + hegde)
                  |                                  ^^^^^
               hint: Nearest `hedge`; declared: ticket, hedge.
               help: cdi help CDI2001

            1 error, 0 warnings
            exit 1

            """, session.Cdi("check studies/manners.cdi").ToString());
    }

    [Fact]
    public void A_right_spec_passes_without_a_word()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        Assert.Equal("exit 0\n", session.Cdi("check manners.cdi").ToString());
    }

    [Fact]
    public void A_warning_passes()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec.Replace("  seed = 7\n", "", StringComparison.Ordinal));
        var check = session.Cdi("check manners.cdi");
        Assert.Equal(ExitCode.Success, check.Code);
        Assert.Contains("warning CDI5013", check.Output);
        Assert.EndsWith("0 errors, 1 warning\n", check.Output);
    }

    [Fact]
    public void A_folder_stands_for_all_specs_below_it()
    {
        using var session = new CommandSession();
        session.Write("a/one.cdi", Manners.Spec);
        session.Write("a/b/two.cdi", Broken);
        var check = session.Cdi("check a");
        Assert.StartsWith("a/b/two.cdi:39:34  error CDI2001", check.Output);
        Assert.Equal(ExitCode.UserError, check.Code);
    }

    [Fact]
    public void An_imported_file_is_read_beside_the_spec_and_its_mistakes_are_shown()
    {
        using var session = new CommandSession();
        session.Write("codebooks/tone.cdi", "cdi 1\n\noutcome tone {\n  A = \"Polite\"\n  B = \n}\n");
        session.Write("study.cdi", Importing());
        var check = session.Cdi("check study.cdi");
        Assert.Contains("codebooks/tone.cdi:5:", check.Output);
        Assert.Equal(ExitCode.UserError, check.Code);
    }

    [Fact]
    public void A_right_import_passes()
    {
        using var session = new CommandSession();
        session.Write("codebooks/tone.cdi", "cdi 1\n\noutcome tone {\n  A = \"Polite\"\n  B = \"Rude\"\n}\n");
        session.Write("study.cdi", Importing());
        Assert.Equal("exit 0\n", session.Cdi("check study.cdi codebooks/tone.cdi").ToString());
    }

    [Fact]
    public void Json_is_one_array_of_all_files()
    {
        using var session = new CommandSession();
        session.Write("one.cdi", Broken);
        session.Write("two.cdi", Broken);
        using var json = JsonDocument.Parse(session.Cdi("check one.cdi two.cdi --format json").Output);
        Assert.Equal(["one.cdi", "two.cdi"], json.RootElement.EnumerateArray().Select(each => each.GetProperty("path").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), each => Assert.Equal(39, each.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Json_of_a_right_spec_is_an_empty_array()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        Assert.Equal("[]\nexit 0\n", session.Cdi("check manners.cdi --format json").ToString());
    }

    [Fact]
    public void GitHub_gets_an_annotation_of_the_line()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Broken);
        Assert.StartsWith("::error file=manners.cdi,line=39,col=34,title=CDI2001::`hegde` is not a column",
            session.Cdi("check manners.cdi --format github").Output);
    }

    private static string Importing()
    {
        var start = Manners.Spec.IndexOf("outcome tone {", StringComparison.Ordinal);
        var end = Manners.Spec.IndexOf("llm assistant", StringComparison.Ordinal);
        return Manners.Spec.Remove(start, end - start)
            .Replace("corpus requests", "import { tone } from \"codebooks/tone.cdi\"\n\ncorpus requests", StringComparison.Ordinal);
    }
}
