using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>Projects that the package does not fit are told so once.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed partial class ProjectCheckTests(PackageFeed feed)
{
    [Theory]
    [InlineData("csproj", "net10.0", "11", "CDI1016")]
    [InlineData("csproj", "net10.0", "7.3", "CDI1016")]
    [InlineData("csproj", "net10.0", "ISO-2", "CDI1016")]
    [InlineData("vbproj", "net10.0", "", "CDI1017")]
    [InlineData("csproj", "net9.0", "", "CDI1018")]
    [InlineData("csproj", "netstandard2.0", "", "CDI1018")]
    public async Task A_project_that_cannot_compile_studies_gets_one_error(string kind, string framework, string language, string code)
    {
        var build = await DotNetCommand.RunAsync(Project($"{code}-{framework}-{language}", kind, framework, language), feed.Variables, "build",
            "-p:UseSharedCompilation=false");
        Assert.Equal(ExitCode.UserError, build.Code);
        Assert.Equal([code], ErrorCode().Matches(build.Output).Select(each => each.Value).Distinct().Select(line => line["error ".Length..]));
        Assert.Contains("1 Error(s)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_language_that_the_message_names_compiles_studies()
    {
        var build = await DotNetCommand.RunAsync(Project("oldest", "csproj", "net10.0", "12"), feed.Variables, "build", "-p:UseSharedCompilation=false");
        Assert.True(build.Code == ExitCode.Success, build.ToString());
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    private string Project(string name, string kind, string framework, string language)
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "manners.cdi"), Manners.Spec);
        File.WriteAllText(Path.Combine(folder, kind == "vbproj" ? "User.vb" : "User.cs"), kind == "vbproj"
            ? "Public Class User\nEnd Class\n"
            : "public class User { public Cdi.Compiled.Manners.Row Row; }\n");
        File.WriteAllText(Path.Combine(folder, $"Survey.{kind}"), $"""
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
        return folder;
    }

    [GeneratedRegex("error [A-Z]+[0-9]+")]
    private static partial Regex ErrorCode();
}
