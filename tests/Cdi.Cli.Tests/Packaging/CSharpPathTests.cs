using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>README's way from an empty folder to an estimate, typed as printed.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed partial class CSharpPathTests(PackageFeed feed)
{
    /// <summary>What README says from "You write C#" to the next heading.</summary>
    private static readonly string Section = Part().Match(File.ReadAllText(Path.Combine(SharedFolder.Repository, "README.md")).ReplaceLineEndings("\n")).Value;

    [Fact]
    public void One_command_makes_the_one_package() => Assert.Equal(PackageFeed.Command, Blocks("")[0].Trim());

    [Fact]
    public async Task The_printed_commands_lead_from_an_empty_folder_to_the_printed_estimate()
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "empty", "Requests")).FullName;
        var variables = new Dictionary<string, string>(feed.Variables)
        {
            ["CDI"] = SharedFolder.Repository,
            ["NUGET_PACKAGES"] = Path.Combine(feed.Folder, "empty cache"),
        };
        var typed = await DotNetCommand.StartAsync("bash", folder, variables, "-e", "-c", Blocks("")[1]);
        Assert.True(typed.Code == ExitCode.Success, typed.ToString());
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Blocks("csharp").Single());

        var run = await DotNetCommand.RunAsync(folder, variables, "run");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains($"`dotnet run` prints `{run.Output.Trim()}`.", Section, StringComparison.Ordinal);
    }

    private static List<string> Blocks(string language) =>
        [.. Block().Matches(Section).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value)];

    [GeneratedRegex(@"\*\*You write C#\.\*\*.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
