using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>What the build of a project says about its specs.</summary>
public class DiagnosticTests
{
    [Fact]
    public void A_right_spec_builds_without_a_word() => Assert.Empty(new GeneratorRun(Specs.Hedging, Specs.Share).Diagnostics);

    [Fact]
    public void A_mistake_is_shown_at_its_line_and_column_with_its_hint()
    {
        // One mistake is one diagnostic, though the column is named twice.
        var first = Assert.Single(new GeneratorRun(Specs.Broken).Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, first.Severity);
        Assert.StartsWith("/project/broken.cdi(33,34): error CDI2001: `hegde`", first.ToString());
        Assert.Contains("nearest `hedge`", first.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_broken_spec_gives_study_diagnostics_only_even_where_its_types_are_used()
    {
        var run = new GeneratorRun(Specs.Broken);
        run.AddCSharp("class User { object Study() => new Cdi.Compiled.Broken(); }");
        Assert.Equal(["CDI2001"], run.Diagnostics.Select(each => each.Id));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Cdi.Compiled.Broken"));
    }

    [Fact]
    public void One_broken_spec_leaves_the_others_whole()
    {
        var run = new GeneratorRun(Specs.Broken, Specs.Share);
        Assert.Equal(["/project/broken.cdi"], run.Diagnostics.Select(each => each.Location.GetLineSpan().Path));
        var alone = new GeneratorRun(Specs.Share).Sources;
        Assert.NotEmpty(alone);
        Assert.All(alone, source => Assert.Equal(source.Value, run.Sources[source.Key]));
    }

    [Fact]
    public void An_imported_outcome_is_found_among_the_files_of_the_project()
    {
        var run = new GeneratorRun(Specs.Importing, Specs.Codebook);
        Assert.Empty(run.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Cdi.Compiled.Importing"));
    }

    [Fact]
    public void A_mistake_in_an_imported_file_is_reported_once()
    {
        var codebook = new SpecInMemory(Specs.Codebook.Path, Specs.Codebook.GetText().ToString().Replace("B = \"Rude\"", "B = ", StringComparison.Ordinal));
        var run = new GeneratorRun(Specs.Importing, codebook);
        Assert.Single(run.Diagnostics, each => each.Location.GetLineSpan().Path == Specs.Codebook.Path);
    }

    [Theory]
    [InlineData("B = \"Rude\"", "B = ")]
    [InlineData("outcome tone", "outcom tone")]
    [InlineData("outcome tone {", "outcome tonne {")]
    [InlineData("A = \"Polite\"", "A = 3")]
    [InlineData("outcome tone", "colour = \"blue\"\n\noutcome tone")]
    public void A_mistake_in_an_imported_file_leaves_the_types_of_the_study_to_the_code_that_uses_them(string right, string wrong)
    {
        var codebook = new SpecInMemory(Specs.Codebook.Path, Specs.Codebook.GetText().ToString().Replace(right, wrong, StringComparison.Ordinal));
        var run = new GeneratorRun(Specs.Importing, codebook);
        Assert.NotEmpty(run.Diagnostics);
        Assert.All(run.Diagnostics, each => Assert.StartsWith("CDI", each.Id));
        Assert.Equal(Offered(new GeneratorRun(Specs.Importing, Specs.Codebook)), Offered(run));
    }

    /// <summary>The public types and members of the study that imports; kernels are not for callers.</summary>
    private static IReadOnlyList<string> Offered(GeneratorRun run)
    {
        var study = run.Output.GetTypeByMetadataName("Cdi.Compiled.Importing");
        Assert.NotNull(study);
        return [.. Members(study).Where(each => each.DeclaredAccessibility == Accessibility.Public && !each.IsOverride).Select(
            each => each.ToDisplayString()).Where(name => !name.Contains("Kernel", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().SelectMany(each => each is INamedTypeSymbol nested ? Members(nested).Prepend(nested) : [each]);

    [Fact]
    public void An_empty_spec_is_a_diagnostic_and_no_crash()
    {
        var run = new GeneratorRun(new SpecInMemory("/project/empty.cdi", ""));
        Assert.Null(run.Result.Exception);
        Assert.StartsWith("/project/empty.cdi(1,1): error CDI", Assert.Single(run.Diagnostics).ToString());
    }

    [Fact]
    public void Two_specs_of_one_study_are_a_diagnostic_and_no_crash()
    {
        var copy = new SpecInMemory("/project/share2.cdi", Specs.Share.GetText().ToString());
        var run = new GeneratorRun(copy, Specs.Share);
        Assert.Null(run.Result.Exception);
        var only = Assert.Single(run.Diagnostics);
        Assert.StartsWith("/project/share2.cdi(4,7): error CDI1004: The study `share` is already given at line 4 of /project/share.cdi.", only.ToString());
    }
}
