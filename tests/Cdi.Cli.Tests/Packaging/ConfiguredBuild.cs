using System.Text.Json;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>One build of projects that configure the diagnostics of one study each in its own way, and what it said of each.</summary>
public sealed class ConfiguredBuild(PackageFeed feed)
{
    /// <summary>A study with one warning, CDI2011: its corpus has no hash and nobody allowed that.</summary>
    private static readonly string Spec = Manners.Spec.Replace(" // allow CDI2011: the tests edit the file", "", StringComparison.Ordinal);

    private static readonly Dictionary<string, (string Properties, string Config)> Projects = new(StringComparer.Ordinal)
    {
        ["Plain"] = ("<ErrorLog>log.sarif,version=2.1</ErrorLog>", ""),
        ["NoWarn"] = ("<NoWarn>CDI2011</NoWarn>", ""),
        ["AsErrors"] = ("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", ""),
        ["ThisAsError"] = ("<WarningsAsErrors>CDI2011</WarningsAsErrors>", ""),
        ["NotAsError"] = ("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>CDI2011</WarningsNotAsErrors>", ""),
        ["ConfiguredError"] = ("", "is_global = true\ndotnet_diagnostic.CDI2011.severity = error\n"),
        ["ConfiguredNone"] = ("", "is_global = true\ndotnet_diagnostic.CDI2011.severity = none\n"),
        ["ConfiguredSuggestion"] = ("", "is_global = true\ndotnet_diagnostic.CDI2011.severity = suggestion\n"),
    };

    private string? output;

    private string Folder => Path.Combine(feed.Folder, "configured");

    /// <summary>The severity with which the build gave the warning in a project: <c>warning</c>, <c>error</c> or <c>none</c>.</summary>
    public async Task<string> SeverityInAsync(string project)
    {
        output ??= await BuildAsync();
        var lines = output.Split('\n').Where(line => line.Contains(
            $"{Path.DirectorySeparatorChar}{project}{Path.DirectorySeparatorChar}manners.cdi(", StringComparison.Ordinal));
        return lines.Select(line => line.Contains(": error CDI2011: ", StringComparison.Ordinal) ? "error"
            : line.Contains(": warning CDI2011: ", StringComparison.Ordinal) ? "warning" : line)
            .Distinct().DefaultIfEmpty("none").Single();
    }

    /// <summary>The log of a project, SARIF 2.1.</summary>
    public async Task<JsonElement> LogAsync()
    {
        output ??= await BuildAsync();
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "Plain", "log.sarif"))).RootElement;
    }

    private async Task<string> BuildAsync()
    {
        foreach (var (name, (properties, config)) in Projects) Write(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, name, properties, config);
        File.WriteAllText(
            Path.Combine(Folder, "All.slnx"),
            $"<Solution>{string.Concat(Projects.Keys.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        return (await DotNetCommand.RunAsync(Folder, feed.Variables, "build", "All.slnx", "-p:UseSharedCompilation=false")).Output;
    }

    private static void Write(string folder, string name, string properties, string config)
    {
        File.WriteAllText(Path.Combine(folder, "manners.cdi"), Spec);
        File.WriteAllText(Path.Combine(folder, "User.cs"), "public class User;\n");
        if (config.Length > 0) File.WriteAllText(Path.Combine(folder, ".globalconfig"), config);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Cdi" Version="{PackageFeed.Version}" />
              </ItemGroup>
            </Project>
            """);
    }
}
