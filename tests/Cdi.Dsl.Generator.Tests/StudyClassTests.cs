using System.Text.RegularExpressions;
using Cdi.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>Studies in classes of the author's.</summary>
public sealed partial class StudyClassTests
{
    private const string File = "/project/Studies.cs";

    private static readonly SpecInMemory First = new("/project/first/wave.cdi",
        Specs.Share.GetText().ToString().Replace("study share", "study first", StringComparison.Ordinal));
    private static readonly SpecInMemory Second = new("/project/second/wave.cdi",
        Specs.Share.GetText().ToString().Replace("study share", "study second", StringComparison.Ordinal));

    public static TheoryData<string> PagesInCSharp => ["CDI1030", "CDI1031", "CDI1032", "CDI1033", "CDI1037"];

    [Theory]
    [InlineData("namespace Survey; [CdiStudy(\"share.cdi\")] internal partial class Support;", "Survey.Support", Accessibility.Internal)]
    [InlineData("namespace Survey.Of2025 { [CdiStudy(\"share.cdi\")] public sealed partial class Support; }", "Survey.Of2025.Support", Accessibility.Public)]
    [InlineData("[CdiStudy(\"share.cdi\")] partial class Support;", "Support", Accessibility.Internal)]
    [InlineData("namespace @class; [CdiStudy(\"share.cdi\")] internal partial class @event;", "class.event", Accessibility.Internal)]
    [InlineData("namespace Survey; [CdiStudy(\"project/share.cdi\")] internal partial class Share;", "Survey.Share", Accessibility.Internal)]
    [InlineData("namespace Survey; [CdiStudy(\"./share.cdi\")] internal partial class Share;", "Survey.Share", Accessibility.Internal)]
    public void A_study_has_the_namespace_and_the_accessibility_of_its_class(string code, string type, Accessibility accessibility)
    {
        var run = new GeneratorRun(Specs.Share);
        run.AddCSharp("using Cdi.Studies;\n" + code, File);
        Assert.Empty(run.Diagnostics);
        var study = run.Output.GetTypeByMetadataName(type);
        Assert.NotNull(study);
        Assert.Equal(accessibility, study.DeclaredAccessibility);
        Assert.Contains(study.AllInterfaces, each => each.Name == "IStudy");
        Assert.Null(run.Output.GetTypeByMetadataName("Cdi.Compiled.Share"));
    }

    [Fact]
    public void A_path_from_the_file_goes_before_the_end_of_a_path()
    {
        var run = new GeneratorRun(First, Second);
        run.AddCSharp("using Cdi.Studies;\nnamespace Survey; [CdiStudy(\"wave.cdi\")] internal partial class Wave;", "/project/second/Wave.cs");
        Assert.Empty(run.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Cdi.Compiled.First"));
        Assert.Null(run.Output.GetTypeByMetadataName("Cdi.Compiled.Second"));
    }

    [Fact]
    public void Two_studies_in_two_namespaces_may_have_classes_of_one_name()
    {
        var run = new GeneratorRun(First, Second);
        run.AddCSharp("using Cdi.Studies;\nnamespace A { [CdiStudy(\"first/wave.cdi\")] internal partial class Wave; } namespace B { "
            + "[CdiStudy(\"second/wave.cdi\")] internal partial class Wave; }", File);
        Assert.Empty(run.Diagnostics);
        Assert.Null(run.Result.Exception);
    }

    [Theory]
    [InlineData("internal class Share;", "is not partial")]
    [InlineData("internal partial class Share<T>;", "is generic")]
    [InlineData("internal static partial class Share;", "is static")]
    [InlineData("internal abstract partial class Share;", "is abstract")]
    [InlineData("internal partial record Share;", "is a record")]
    [InlineData("file partial class Share;", "is seen in its own file only")]
    [InlineData("internal partial class Results;", "has the name of one of the members")]
    public void A_class_that_cannot_be_a_study_is_CDI1032(string declaration, string obstacle) =>
        Assert.Contains(obstacle, Only("CDI1032", $"[CdiStudy(\"share.cdi\")] {declaration}", Specs.Share).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void A_nested_class_is_CDI1032() =>
        Assert.Contains("is nested in `Outer`", Only("CDI1032", "partial class Outer { [CdiStudy(\"share.cdi\")] internal partial class Share; }",
            Specs.Share).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("shar.cdi")]
    [InlineData("")]
    [InlineData("hare.cdi")]
    [InlineData("../share.cdi.txt")]
    public void A_spec_that_is_not_there_is_CDI1030_at_the_attribute(string file)
    {
        var found = Only("CDI1030", $"[CdiStudy(\"{file}\")] internal partial class Share;", Specs.Share);
        Assert.StartsWith($"{File}(3,2): error CDI1030: `{file}` is not among the specs of the project: share.cdi.", found.ToString());
    }

    [Fact]
    public void A_project_without_specs_says_so() =>
        Assert.Contains("which has none", Only("CDI1030", "[CdiStudy(\"share.cdi\")] internal partial class Share;").GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_in_the_spec_of_a_class_is_the_only_error()
    {
        var run = new GeneratorRun(Specs.Broken);
        run.AddCSharp("using Cdi.Studies;\nnamespace Survey; [CdiStudy(\"broken.cdi\")] internal partial class Broken; class User { object Study() => new "
            + "Broken(); }", File);
        Assert.Equal(["CDI2001"], run.Diagnostics.Select(each => each.Id));
    }

    [Fact]
    public void An_unrelated_edit_leaves_classes_and_homes_cached()
    {
        var run = new GeneratorRun(Specs.Hedging, Specs.Share);
        run.AddCSharp("using Cdi.Studies;\nnamespace Survey; [CdiStudy(\"share.cdi\")] internal partial class Share;", File);
        run.AddCSharp("class Unrelated { }", "/project/Unrelated.cs");

        // The class itself is read again from a changed compilation and found to be the same; what follows from it is not even asked.
        Assert.All(run.Reasons(StudyGenerator.ClassStep), reason =>
            Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        string[] steps = [StudyGenerator.HomeStep, StudyGenerator.CompileStep, StudyGenerator.SourceStep];
        foreach (var step in steps) Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_line_above_the_class_compiles_nothing_again()
    {
        const string Code = "using Cdi.Studies;\nnamespace Survey; [CdiStudy(\"share.cdi\")] internal partial class Share;";
        var run = new GeneratorRun(Specs.Share);
        run.AddCSharp(Code, File);
        run.EditCSharp(File, "// Checked.\n" + Code);
        Assert.All(run.Reasons(StudyGenerator.CompileStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.Reasons(StudyGenerator.SourceStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_namespace_writes_the_study_again_and_no_other()
    {
        const string Code = "using Cdi.Studies;\nnamespace Survey; [CdiStudy(\"share.cdi\")] internal partial class Share;";
        var run = new GeneratorRun(Specs.Hedging, Specs.Share);
        run.AddCSharp(Code, File);
        run.EditCSharp(File, Code.Replace("Survey", "Other", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(StudyGenerator.CompileStep).Order());
        Assert.NotNull(run.Output.GetTypeByMetadataName("Other.Share"));
    }

    [Fact]
    public void Properties_of_the_project_give_the_other_studies_a_namespace_and_an_accessibility()
    {
        var run = GeneratorRun.WithProperties(new Dictionary<string, string> { ["CdiNamespace"] = "Survey.Studies", ["CdiAccessibility"] = "internal" },
            Specs.Hedging, Specs.Share);
        run.AddCSharp("using Cdi.Studies;\nnamespace Own; [CdiStudy(\"share.cdi\")] public partial class Share;", File);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(Accessibility.Internal, run.Output.GetTypeByMetadataName("Survey.Studies.Hedging")?.DeclaredAccessibility);
        Assert.Equal(Accessibility.Public, run.Output.GetTypeByMetadataName("Own.Share")?.DeclaredAccessibility);
    }

    [Theory]
    [InlineData("CdiNamespace", "Survey-2025", "Survey.Of2025")]
    [InlineData("CdiNamespace", "Survey..A", "_survey.class")]
    [InlineData("CdiNamespace", "2025", "   ")]
    [InlineData("CdiAccessibility", "private", "internal")]
    public void A_property_with_a_value_that_is_none_is_CDI1034(string property, string wrong, string right)
    {
        var found = Assert.Single(GeneratorRun.WithProperties(new Dictionary<string, string> { [property] = wrong }, Specs.Share).Diagnostics);
        Assert.Equal("CDI1034", found.Id);
        Assert.Contains($"`{property}` is `{wrong}`", found.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.WithProperties(new Dictionary<string, string> { [property] = right }, Specs.Share).Diagnostics);
    }

    [Fact]
    public void A_project_without_the_runtime_is_one_error()
    {
        Assert.Equal(["CDI1036"], GeneratorRun.WithRuntime(null, Specs.Hedging, Specs.Share).Diagnostics.Select(each => each.Id));
        Assert.Empty(GeneratorRun.WithRuntime(null).Diagnostics);
    }

    [Fact]
    public void A_runtime_of_another_version_is_told_with_both_versions()
    {
        var older = CSharpCompilation.Create(
            "Cdi.Studies",
            [CSharpSyntaxTree.ParseText("[assembly: System.Reflection.AssemblyVersion(\"0.0.9.0\")]")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = GeneratorRun.WithRuntime(older.ToMetadataReference(), Specs.Share).Diagnostics.Where(
            each => each.Id.StartsWith("CDI", StringComparison.Ordinal)).ToList();
        var version = typeof(StudyCompiler).Assembly.GetName().Version?.ToString(3);
        Assert.StartsWith($"Studies are compiled by version {version} and the project refers to version 0.0.9", Assert.Single(found).GetMessage(),
            StringComparison.Ordinal);
        Assert.Equal("CDI1035", found[0].Id);
    }

    [Theory]
    [MemberData(nameof(PagesInCSharp))]
    public void The_code_of_a_page_has_its_mistake_and_no_other(string code)
    {
        var page = System.IO.File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "diagnostics", code + ".md"));
        var programs = CSharp().Matches(page).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(2, programs.Count);
        Assert.Equal([code], Diagnostics(programs[0]));
        Assert.Empty(Diagnostics(programs[1]));

        IEnumerable<string> Diagnostics(string program)
        {
            var run = new GeneratorRun(Specs.Share, First, Second, Specs.Codebook, Specs.Importing);
            run.AddCSharp("", "/project/Empty.cs");
            run.EditCSharp("/project/Empty.cs", program);
            return run.Diagnostics.Select(each => each.Id);
        }
    }

    private static Diagnostic Only(string code, string declaration, params SpecInMemory[] specs)
    {
        var run = new GeneratorRun(specs);
        run.AddCSharp("using Cdi.Studies;\nnamespace Survey;\n" + declaration, File);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(code, found.Id);
        return found;
    }

    [GeneratedRegex("```csharp\n(?<code>(?:(?!```).*\n)+)```", RegexOptions.ExplicitCapture)]
    private static partial Regex CSharp();
}
