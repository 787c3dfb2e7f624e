using Cdi.Testing;

namespace Cdi.Dsl.Tests.Emit;

public class BaselineSourcesTests
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "tests", "Cdi.Dsl.Tests", "baselines");

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(
        StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verified_sources_compile_without_a_warning(string name)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Folder, name), "*.verified.g.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        EmittedCode.Compile([.. sources]);
    }
}
