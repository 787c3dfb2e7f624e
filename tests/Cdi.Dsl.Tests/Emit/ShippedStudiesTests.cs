using Cdi.Dsl.Emit;
using Cdi.Studies;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Every study under <c>specs/studies</c>, and what becomes of it when it is broken, as C# that compiles.</summary>
public class ShippedStudiesTests
{
    public static TheoryData<string> Studies => [.. Directory
        .EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs", "studies"), "*.cdi")
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_shipped_study_becomes_code_that_runs(string file)
    {
        var compiled = Compile(file, text => text);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.IsError);
        var assembly = EmittedCode.Compile([.. compiled.Sources.Select(source => source.Text)]);
        var study = Assert.IsAssignableFrom<IStudy>(Activator.CreateInstance(Assert.Single(assembly.GetTypes(), type => type.IsAssignableTo(typeof(IStudy)))));
        Assert.Equal(compiled.Plan?.Name, study.Definition.Name);
        Assert.Equal(file, study.Spec.FileName);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_comment_changes_only_the_file_that_quotes_the_spec(string file)
    {
        var before = Compile(file, text => text).Sources;
        var after = Compile(file, text => text + "\n// later\n").Sources;
        Assert.Equal(["Spec"], before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.First.HintName.Split('.')[1]));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_with_errors_keeps_its_types(string file)
    {
        var whole = Compile(file, text => text);
        var broken = Compile(file, text => text.Replace("budget = ", "budgget = ").Replace("coefficient(", "coeficient(").Replace("given = ", "givven = "));
        Assert.True(broken.HasErrors);
        var names = EmittedCode.Compile([.. broken.Sources.Select(source => source.Text)]).GetExportedTypes().Select(type => type.FullName);
        var kept = EmittedCode.Compile([.. whole.Sources.Select(source => source.Text)]).GetExportedTypes().Select(type => type.FullName).Where(
            name => name?.EndsWith("Kernel", StringComparison.Ordinal) == false);

        // One type more: what all estimates that could not be read share.
        Assert.Equal(kept.Order(), names.Where(name => name?.EndsWith("+UnknownEstimates", StringComparison.Ordinal) == false).Order());
    }

    private static CompilationResult Compile(string file, Func<string, string> edit)
    {
        var path = Path.Combine(SharedFolder.Repository, "specs", "studies", file);
        return StudyCompiler.Compile(path, edit(File.ReadAllText(path)), import => File.Exists(import) ? File.ReadAllText(import) : null);
    }
}
