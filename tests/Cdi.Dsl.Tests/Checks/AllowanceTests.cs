namespace Cdi.Dsl.Tests.Checks;

/// <summary>A comment with a reason silences a warning on its line, and nothing else.</summary>
public class AllowanceTests
{
    private const string Model = "model = \"gpt-4o-2024-08-06\"";

    [Fact]
    public void A_reason_silences_a_warning_on_its_line() =>
        Assert.Empty(Compiled.Codes(Letters.With(Model, "model = \"gpt-4o\" // allow CDI4007: the data do not say which")));

    [Theory]
    [InlineData("model = \"gpt-4o\" // allow CDI4009: another code")]
    [InlineData("// allow CDI4007: the line below\n  model = \"gpt-4o\"")]
    public void Another_code_or_line_silences_nothing(string line) =>
        Assert.Equal(["CDI4007"], Compiled.Codes(Letters.With(Model, line)));

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
