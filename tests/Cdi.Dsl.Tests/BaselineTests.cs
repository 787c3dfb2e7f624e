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
        var result = Compiled.File(path);
        Baseline.Verify($"{Folder}/{name}/diagnostics.verified.txt", Compiled.Rendered(path, Compiled.Read(path) ?? "", result.Diagnostics));
    }

    private static void Verify(string name, string stage, CompilationStage of) =>
        Baseline.Verify($"{Folder}/{name}/{stage}.verified.txt", StageRenderer.Render(Compiled.File($"{Folder}/{name}/main.cdi"), of));
}
