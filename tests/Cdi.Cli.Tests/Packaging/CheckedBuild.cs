namespace Cdi.Cli.Tests.Packaging;

/// <summary>One build of projects of several languages and frameworks, each with one study, and what it said of each.</summary>
public sealed class CheckedBuild(PackageFeed feed) : IAsyncLifetime
{
    private readonly List<string> projects = [];
    private Transcript? build;

    /// <summary>Projects that the package does not fit: kind, framework, version of the language, and the error that each gets.</summary>
    public static TheoryData<string, string, string, string> Unfit => new()
    {
        { "csproj", "net10.0", "11", "CDI1016" },
        { "csproj", "net10.0", "7.3", "CDI1016" },
        { "csproj", "net10.0", "ISO-2", "CDI1016" },
        { "vbproj", "net10.0", "", "CDI1017" },
        { "csproj", "net9.0", "", "CDI1018" },
        { "csproj", "netstandard2.0", "", "CDI1018" },
    };

    /// <summary>The oldest language that the message of CDI1016 names.</summary>
    public const string Oldest = "12";

    private string Folder => Path.Combine(feed.Folder, "checked");

    /// <summary>What the build printed at its end, of all projects.</summary>
    public string Summary => build?.ToString() ?? "";

    /// <summary>What the build said of a project; it says so twice, at once and at its end.</summary>
    public IReadOnlyList<string> SaidOf(string kind, string framework, string language)
    {
        var name = Name(kind, framework, language);
        var project = $"{Path.Combine(Folder, name, name)}.{kind}";
        return [.. Summary.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(project, StringComparison.Ordinal)
            && (line.Contains("error ", StringComparison.Ordinal) || line.Contains("warning ", StringComparison.Ordinal))).Distinct()];
    }

    /// <summary>Whether the build made the assembly of a project.</summary>
    public bool HasBuilt(string kind, string framework, string language) => File.Exists(
        Path.Combine(Folder, Name(kind, framework, language), "bin", "Debug", framework, Name(kind, framework, language) + ".dll"));

    public async Task InitializeAsync()
    {
        foreach (var project in Unfit) Write((string)project[0], (string)project[1], (string)project[2]);
        Write("csproj", "net10.0", Oldest);
        File.WriteAllText(
            Path.Combine(Folder, "All.slnx"), $"<Solution>{string.Concat(projects.Select(path => $"<Project Path=\"{path}\" />"))}</Solution>");
        build = await DotNetCommand.RunAsync(Folder, feed.Variables, "build", "All.slnx", "-p:UseSharedCompilation=false");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string Name(string kind, string framework, string language) =>
        $"{kind}_{framework}_{language}".Replace('.', '_');

    private void Write(string kind, string framework, string language)
    {
        var name = Name(kind, framework, language);
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        projects.Add($"{name}/{name}.{kind}");
        File.WriteAllText(Path.Combine(folder, "manners.cdi"), Manners.Spec);
        File.WriteAllText(Path.Combine(folder, kind == "vbproj" ? "User.vb" : "User.cs"), kind == "vbproj"
            ? "Public Class User\nEnd Class\n"
            : "public class User { public Cdi.Compiled.Manners.Row Row; }\n");
        File.WriteAllText(Path.Combine(folder, $"{name}.{kind}"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                {(framework == "net10.0" ? "" : "<DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>")}
                {(language.Length > 0 ? $"<LangVersion>{language}</LangVersion>" : "")}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Cdi" Version="{PackageFeed.Version}" />
              </ItemGroup>
            </Project>
            """);
    }
}
