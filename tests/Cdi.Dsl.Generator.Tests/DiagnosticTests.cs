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
        var found = new GeneratorRun(Specs.Broken).Diagnostics;
        var first = found.First(each => each.Id == "CDI2001");
        Assert.Equal(DiagnosticSeverity.Error, first.Severity);
        Assert.StartsWith("/project/broken.cdi(33,34): error CDI2001: `hegde`", first.ToString());
        Assert.Contains("nearest `hedge`", first.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_broken_spec_gives_study_diagnostics_only_even_where_its_types_are_used()
    {
        var run = new GeneratorRun(Specs.Broken);
        run.AddCSharp("class User { object Study() => new Cdi.Compiled.Broken(); }");
        Assert.All(run.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error), each => Assert.StartsWith("CDI", each.Id));
        Assert.NotEmpty(run.Diagnostics);
    }

    [Fact]
    public void One_broken_spec_leaves_the_others_whole()
    {
        var run = new GeneratorRun(Specs.Broken, Specs.Share);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Cdi.Compiled.Share"));
        Assert.All(run.Diagnostics, each => Assert.Equal("/project/broken.cdi", each.Location.GetLineSpan().Path));
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

    [Fact]
    public void An_empty_spec_is_a_diagnostic_and_no_crash()
    {
        var run = new GeneratorRun(new SpecInMemory("/project/empty.cdi", ""));
        Assert.Null(run.Result.Exception);
        Assert.All(run.Diagnostics, each => Assert.StartsWith("CDI", each.Id));
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
