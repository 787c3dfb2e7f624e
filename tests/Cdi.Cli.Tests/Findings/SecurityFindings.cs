using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Specs of an adversary beside the help-desk corpus: nothing of them is run, sent to a terminal or taken for an annotation, and none is a fault of
/// the tool.</summary>
public sealed class SecurityFindings
{
    // What the specs that hold code would set if it ran.
    private const string Trace = "CDI_INJECTED";

    [SharedTheory]
    [InlineData("doc-line-separator")]
    [InlineData("option-next-line")]
    [InlineData("study-named-as-type")]
    public void Words_that_end_a_line_of_CSharp_and_names_of_its_types_are_words(string name)
    {
        using var session = Copied(name);
        Assert.Equal("exit 0\n", session.Cdi($"check {name}.cdi").ToString());
        var run = session.Cdi($"run {name}.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("calibrated @ error (primary)      0.4279   0.1446  0.7113     500", run.Output, StringComparison.Ordinal);
        Assert.Null(Environment.GetEnvironmentVariable(Trace));
        HoldsNoCommand(run, session.Cdi($"explain {name}.cdi --stage csharp"));
    }

    [SharedTheory]
    [InlineData("emits-invalid-1", "CDI9022")]
    [InlineData("emits-invalid-2", "CDI9022")]
    [InlineData("emits-invalid-3", "CDI9022")]
    public void Names_of_the_runtime_compile_and_the_run_ends_at_the_corpus_that_is_not_there(string name, string code)
    {
        using var session = Copied(name);
        Assert.Equal(ExitCode.Success, session.Cdi($"check {name}.cdi").Code);
        var run = session.Cdi($"run {name}.cdi --out out");
        Assert.Equal((ExitCode.UserError, 1), (run.Code, Count(run.Error, " error CDI")));
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, session.Cdi($"explain {name}.cdi --stage csharp").Code);
    }

    [SharedFact]
    public void Thirty_columns_crossed_are_code_in_proportion_to_the_terms_and_not_to_their_pairs()
    {
        using var session = Copied("crossing-30");
        Assert.Equal(ExitCode.Success, session.Cdi("check crossing-30.cdi").Code);
        foreach (var stage in new[] { "syntax", "model", "plan", "csharp" })
        {
            Assert.InRange(session.Cdi($"explain crossing-30.cdi --stage {stage}").Output.Length, 1, 400_000);
        }
    }

    [SharedTheory]
    [InlineData("column-family-600", "CDI3021", "604 terms; a model has at most 500 parameters")]
    [InlineData("newline-in-message", "CDI1005", "`x\\n::error file=README.md,line=1::forged annotation\\n` is not a setting of `llm`")]
    [InlineData("terminal-escape", "CDI1005", "`x\\u001B]0;PWNTITLE\\u0007\\u001B[2J` is not a method")]
    public void What_is_refused_is_refused_once_by_every_command(string name, string code, string fact)
    {
        using var session = Copied(name);
        foreach (var command in new[] { "check", "run", "explain", "check --format github", "check --format json" })
        {
            var transcript = session.Cdi($"{command} {name}.cdi");
            Assert.Equal(ExitCode.UserError, transcript.Code);
            Assert.Contains(code, transcript.ToString(), StringComparison.Ordinal);
            HoldsNoCommand(transcript);
            Assert.DoesNotContain("\n::error file=README.md", "\n" + transcript, StringComparison.Ordinal);
        }

        var shown = session.Cdi($"check {name}.cdi").Output;
        Assert.Equal(1, Count(shown, "error CDI"));
        Assert.Contains($"error {code}: ", shown, StringComparison.Ordinal);
        Assert.Contains(fact, shown, StringComparison.Ordinal);
    }

    [SharedFact]
    public void Every_spec_of_the_folder_is_tried() => Assert.Equal(
        "column-family-600 crossing-30 doc-line-separator emits-invalid-1 emits-invalid-2 emits-invalid-3 newline-in-message option-next-line "
            + "study-named-as-type terminal-escape",
        string.Join(' ', Directory.GetFiles(SharedFolder.File("findings/cases-security")).Select(Path.GetFileNameWithoutExtension).Order(
            StringComparer.Ordinal)));

    private static void HoldsNoCommand(params Transcript[] transcripts) =>
        Assert.All(transcripts, transcript => Assert.DoesNotContain(transcript.ToString(), unit => char.IsControl(unit) && unit != '\n'));

    private static int Count(string text, string sought) => text.Split(sought).Length - 1;

    private static CommandSession Copied(string name)
    {
        var session = new CommandSession();
        session.Write(name + ".cdi", File.ReadAllText(SharedFolder.File($"findings/cases-security/{name}.cdi")));
        File.Copy(Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv"), Path.Combine(session.Folder, "helpdesk.csv"));
        return session;
    }
}
