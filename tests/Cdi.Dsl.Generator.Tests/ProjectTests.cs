using Cdi.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>Studies in projects of other languages, beside each other and in libraries.</summary>
public class ProjectTests
{
    private const string User = "public class User { public string Name => new Cdi.Compiled.Share().Definition.Name; }";

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_version_of_CSharp_from_12_compiles_studies_without_a_word(LanguageVersion version)
    {
        var run = new GeneratorRun(version, Specs.Hedging, Specs.Share);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(new GeneratorRun(Specs.Hedging, Specs.Share).Sources, run.Sources);
    }

    [Fact]
    public void Two_names_that_are_one_type_are_a_diagnostic_and_the_first_stands()
    {
        var other = new SpecInMemory("/project/z.cdi", Specs.Share.GetText().ToString().Replace("study share", "study Share", StringComparison.Ordinal));
        var run = new GeneratorRun(other, Specs.Share);
        run.AddCSharp(User.Replace("public", "internal", StringComparison.Ordinal));
        var only = Assert.Single(run.Diagnostics);
        Assert.Equal("CDI1004", only.Id);
        Assert.Equal("/project/z.cdi", only.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Studies_of_one_name_in_two_libraries_need_an_alias_and_work_with_it()
    {
        var library = new GeneratorRun(Specs.Share);
        Assert.Equal(["CS0433"], GeneratorRun.Compile(User, library.Reference("First"), library.Reference("Second")).Select(each => each.Id));
        var page = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "library.md"));
        Assert.Contains("Studies of one name in two libraries need an alias, and work with it", page, StringComparison.Ordinal);
        Assert.Contains("extern alias second;", page, StringComparison.Ordinal);
        Assert.Contains("new Cdi.Compiled.Share().Definition.Name + new second::Cdi.Compiled.Share().Definition.Name", page, StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Compile(
            "extern alias second; public class User { public string Name => new Cdi.Compiled.Share().Definition.Name + new "
                + "second::Cdi.Compiled.Share().Definition.Name; }",
            library.Reference("First"),
            library.Reference("Second", "second")));
    }

    [Fact]
    public void Emitted_types_are_marked_as_generated()
    {
        var study = new GeneratorRun(Specs.Hedging).Output.GetTypeByMetadataName("Cdi.Compiled.Hedging");
        Assert.NotNull(study);
        Assert.All(study.GetTypeMembers().Append(study), type =>
            Assert.Contains(type.GetAttributes(), attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute"));
    }
}
