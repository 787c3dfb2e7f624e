using Cdi.Testing;

namespace Cdi.Dsl.Tests;

/// <summary>Each folder of <c>baselines</c> is a case: a spec beside what every stage makes of it.</summary>
public class BaselineTests
{
    private const string Folder = "tests/Cdi.Dsl.Tests/baselines";

    public static TheoryData<string> Cases => [.. Directory
        .EnumerateDirectories(Path.Combine(SharedFolder.Repository, Folder))
        .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_binds_to_its_model(string name) => Verify(name, "model", CompilationStage.Model);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_lowers_to_its_plan(string name) => Verify(name, "plan", CompilationStage.Plan);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_its_diagnostics(string name)
    {
        var path = $"{Folder}/{name}/main.cdi";
        var diagnostics = Compiled.File(path).Diagnostics;
        var verified = $"{Folder}/{name}/diagnostics.verified.cdi";
        if (diagnostics.IsEmpty) Assert.Null(Compiled.Read(verified));
        else Baseline.Verify(verified, AnnotatedSpec.Of(path, Compiled.Read(path) ?? "", diagnostics));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_emits_its_sources(string name)
    {
        foreach (var source in Compiled.File($"{Folder}/{name}/main.cdi").Sources)
        {
            Baseline.Verify($"{Folder}/{name}/{source.HintName.Replace(".g.cs", ".verified.g.cs")}", source.Text);
        }
    }

    private static void Verify(string name, string stage, CompilationStage of)
    {
        var text = StageRenderer.Render(Compiled.File($"{Folder}/{name}/main.cdi"), of);
        var verified = $"{Folder}/{name}/{stage}.verified.txt";
        if (text.Length == 0) Assert.Null(Compiled.Read(verified));
        else Baseline.Verify(verified, text);
    }
}
