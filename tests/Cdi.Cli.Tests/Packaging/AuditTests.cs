using Cdi.Testing;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>A package that the source knows to be vulnerable, the least so and only a dependency of one that a project names, under the settings of this
/// repository. Packages come from the cache that the repository was restored into.</summary>
[Trait("Category", "Packaging")]
public sealed class AuditTests : IDisposable
{
    private const string Referred = "Microsoft.Extensions.DependencyInjection";
    private const string Vulnerable = "microsoft.extensions.dependencyinjection.abstractions";

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-audit-").FullName;
    private readonly AdvisoryFeed feed = new(Vulnerable);

    public AuditTests()
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props" })
            File.Copy(Path.Combine(SharedFolder.Repository, file), Path.Combine(folder, file));
        File.WriteAllText(Path.Combine(folder, "Some.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{Referred}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{feed.Address}" allowInsecureConnections="true" /></packageSources>
            </configuration>
            """);
    }

    public void Dispose()
    {
        feed.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_package_known_to_be_vulnerable_is_a_warning_and_an_error_where_the_build_that_counts_asks_for_one()
    {
        var warned = await RestoreAsync();
        Assert.Contains("warning NU1901", warned.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, warned.Code);

        var failed = await RestoreAsync("-p:AuditAsErrors=true");
        Assert.Contains("error NU1901", failed.Output, StringComparison.Ordinal);
        Assert.Contains("https://advisories.example/1", failed.Output, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Success, failed.Code);
    }

    [Fact]
    public async Task A_source_without_advisories_lets_the_same_package_pass_in_silence()
    {
        feed.KnowsAdvisories = false;
        var restored = await RestoreAsync("-p:AuditAsErrors=true");
        Assert.DoesNotContain("NU19", restored.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, restored.Code);
    }

    [Fact]
    public void The_build_that_counts_asks_for_errors() => Assert.Contains(
        "dotnet restore Cdi.Dsl.sln -p:RestoreLockedMode=true -p:AuditAsErrors=true", File.ReadAllText(Path.Combine(SharedFolder.Repository, ".ci", "run")),
        StringComparison.Ordinal);

    private Task<Transcript> RestoreAsync(params string[] options)
    {
        var variables = new Dictionary<string, string> { ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder, "http"), ["NO_PROXY"] = "127.0.0.1" };
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } cache) variables["NUGET_PACKAGES"] = cache;
        return DotNetCommand.RunAsync(folder, variables, ["restore", "--force", .. options]);
    }
}
