namespace Cdi.Dsl.Tests.Checks;

/// <summary>A comment with a reason silences a warning on its line, and nothing else.</summary>
public class AllowanceTests
{
    private const string Model = "model = \"gpt-4o-2024-08-06\"";

    [Fact]
    public void A_reason_silences_a_warning_on_its_line() =>
        Assert.Empty(Compiled.Codes(Letters.With(Model, "model = \"gpt-4o\" // allow CDI4007: the data do not say which")));

    [Theory]
    [InlineData("model = \"gpt-4o\" // allow CDI4009: another code", "Take the comment out;")]
    [InlineData("// allow CDI4007: the line below\n  model = \"gpt-4o\"", "Move the comment to line 35, which gives it.")]
    public void Another_code_or_line_silences_nothing_which_is_told(string line, string hint)
    {
        var diagnostics = Compiled.Text(Letters.With(Model, line)).Diagnostics;
        Assert.Equal(["CDI1008", "CDI4007"], diagnostics.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));
        Assert.StartsWith(hint, diagnostics.Single(diagnostic => diagnostic.Code == "CDI1008").Hint);
    }

    [Theory]
    [InlineData("alpha = 0.1 // allow CDI9020: one text is a whole city")]
    [InlineData("alpha = 0.1 // allow CDI5011: rare by design")]
    public void What_only_a_run_can_know_is_judged_by_the_run(string line)
    {
        var result = Compiled.Text(Letters.With("alpha = 0.1", line));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(("inference.alpha", 0), result.Allowances.Select(allowance => (allowance.Subject, allowance.Silenced.Count)).Single());
    }

    [Fact]
    public void An_allowance_keeps_what_it_silenced_for_the_report()
    {
        var allowance = Compiled.Text(Letters.With(Model, "model = \"gpt-4o\" // allow CDI4007: as published")).Allowances.Single();
        Assert.Equal(("CDI4007", "as published", "llm.reader.model", 34), (allowance.Code, allowance.Reason, allowance.Subject, allowance.Line));
        Assert.StartsWith("Model name \"gpt-4o\" pins no snapshot", allowance.Silenced.Single());
    }

    [Fact]
    public void Where_errors_hide_warnings_no_allowance_is_judged() =>
        Assert.DoesNotContain("CDI1008", Compiled.Codes(Letters.With("alpha = 0.1", "alpha = 7 // allow CDI3011: read alone")));

    [Fact]
    public void Without_a_reason_the_warning_stays_and_the_comment_is_told() =>
        Assert.Equal(["CDI1001", "CDI4007"], Compiled.Codes(Letters.With(Model, "model = \"gpt-4o\" // allow CDI4007")).Order(StringComparer.Ordinal));

    [Fact]
    public void An_error_cannot_be_allowed() =>
        Assert.Equal(["CDI5009"], Compiled.Codes(Letters.With("alpha = 0.1", "alpha = 90 // allow CDI5009: percent")));

    [Fact]
    public void An_imported_file_allows_its_own_warnings()
    {
        var block = Letters.Spec[Letters.Spec.IndexOf("llm reader", StringComparison.Ordinal)..Letters.Spec.IndexOf("human coders", StringComparison.Ordinal)];
        var study = Letters.Spec.Replace(block, "").Replace("corpus mail", "import { reader } from \"reader.cdi\"\n\ncorpus mail");

        Assert.Empty(Compile("model = \"gpt-4o\" // allow CDI4007: as published").Diagnostics);
        Assert.Equal(("CDI4007", "reader.cdi"), Compile("model = \"gpt-4o\"").Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Path)).Single());

        CompilationResult Compile(string model) =>
            StudyCompiler.Compile("study.cdi", study, path => path == "reader.cdi" ? "cdi 1\n\n" + block.Replace(Model, model) : null);
    }
}
