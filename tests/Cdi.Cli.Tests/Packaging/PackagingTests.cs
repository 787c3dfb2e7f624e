using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>What a stranger gets: the package in a project outside this repository, and the tool from a folder.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed partial class PackagingTests(PackageFeed feed)
{
    [Fact]
    public async Task A_fresh_project_builds_a_spec_and_runs_it()
    {
        var project = Project("fresh", Manners.Spec);
        var run = await DotNetCommand.RunAsync(project, feed.Variables, "run", "-p:UseSharedCompilation=false");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Matches(@"^share 0\.\d+ \[0\.\d+, 0\.\d+\]\n$", run.Output);
    }

    [Fact]
    public async Task A_broken_spec_fails_the_build_with_its_diagnostic_and_no_other()
    {
        var project = Project("broken", Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal));
        var build = await DotNetCommand.RunAsync(project, feed.Variables, "build", "-p:UseSharedCompilation=false");
        Assert.Equal(ExitCode.UserError, build.Code);
        Assert.Equal(["CDI2001"], ErrorCode().Matches(build.Output).Select(each => each.Groups[1].Value).Distinct());
        Assert.Matches(@"manners\.cdi\(\d+,\d+\): error CDI2001: `hegde`", build.Output);
    }

    [Fact]
    public async Task The_tool_installs_from_a_folder_and_checks_a_spec()
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "tool")).FullName;
        var installed = await DotNetCommand.RunAsync(folder, feed.Variables, "tool", "install", "Cdi.Cli", "--version", PackageFeed.Version, "--tool-path",
            folder);
        Assert.True(installed.Code == ExitCode.Success, installed.ToString());

        var cdi = Path.Combine(folder, OperatingSystem.IsWindows() ? "cdi.exe" : "cdi");
        Assert.Equal(PackageFeed.Version + "\n", (await DotNetCommand.StartAsync(cdi, folder, feed.Variables, "--version")).Output);

        File.WriteAllText(Path.Combine(folder, "manners.cdi"), Manners.Spec);
        var check = await DotNetCommand.StartAsync(cdi, folder, feed.Variables, "check", "manners.cdi");
        Assert.True(check.Code == ExitCode.Success, check.ToString());
    }

    private string Project(string name, string spec)
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "manners.cdi"), spec);
        File.WriteAllText(Path.Combine(folder, "data.csv"), Manners.Data);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Cdi" Version="{PackageFeed.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Manners.Program);
        return folder;
    }

    [GeneratedRegex(@"error ([A-Z]+\d+)")]
    private static partial Regex ErrorCode();
}
