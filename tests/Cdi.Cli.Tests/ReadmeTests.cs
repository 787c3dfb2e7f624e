using System.Globalization;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>What README's tutorial tells to type is typed, and answers what README says.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SharedFolder.Repository, "README.md")).ReplaceLineEndings("\n");

    private static readonly string[] Tutorial = ["cdi doctor", "cdi new", "cdi run"];

    private const string WithoutLabels = "**You have no labels yet.**";

    /// <summary>Every line of README's code blocks before those of a study without labels that begins with <c>cdi</c> and a command, in order.</summary>
    private static IReadOnlyList<string> Commands => Typed(Readme[..Readme.IndexOf(WithoutLabels, StringComparison.Ordinal)]);

    /// <summary>The commands of a study without labels.</summary>
    private static IReadOnlyList<string> WalkCommands => Typed(Readme[Readme.IndexOf(WithoutLabels, StringComparison.Ordinal)..]);

    private static IReadOnlyList<string> Typed(string text) =>
        [.. Blocks().Matches(text).SelectMany(block => block.Groups[2].Value.Split('\n')).Where(
            line => line.StartsWith("cdi ", StringComparison.Ordinal) && line != "cdi 1")];

    [Fact]
    public void The_tutorial_has_the_three_commands_of_the_first_minute() =>
        Assert.Equal(Tutorial, Commands.Select(command => string.Join(' ', command.Split(' ').Take(2))).Distinct());

    [Fact]
    public void Every_command_of_the_tutorial_succeeds_and_answers_what_it_says()
    {
        using var session = Tutored();
        var transcripts = Commands.Select(command => session.Cdi(command["cdi ".Length..])).ToList();
        Assert.All(transcripts, transcript => Assert.True(transcript.Code == ExitCode.Success, transcript.ToString()));
        Assert.Contains(AnswerOfTheDoctor(), transcripts[0].Output, StringComparison.Ordinal);
        Assert.Contains(string.Join("\n    ", Commands.Skip(1)), transcripts[0].Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibrated", "corrected by them, the judge's verdicts on all 1000 give **{0} {1}**")]
    [InlineData("human_only", "people alone find {0} {1}")]
    [InlineData("llm_only", "The judge alone calls {0} of the answers right")]
    public void The_rates_of_the_tutorial_are_those_of_its_run(string method, string sentence)
    {
        using var session = Tutored();
        var run = Commands.Select(command => session.Cdi(command["cdi ".Length..])).ToList()[^1];
        var numbers = Regex.Match(run.Output, $@"^  {method}[^\n]*?  +([0-9.]+)  +([0-9.]+)  +([0-9.]+)  ", RegexOptions.Multiline).Groups.Values.Skip(1)
            .Select(number => 100 * double.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.True(numbers.Count == 3, run.ToString());
        var expected = string.Format(CultureInfo.InvariantCulture, sentence, $"{numbers[0]:F1} %", $"[{numbers[1]:F1}, {numbers[2]:F1}]");
        Assert.Contains(expected, Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Specs_of_the_readme_have_no_diagnostic_and_are_formatted()
    {
        using var session = new CommandSession();
        var specs = Blocks().Matches(Readme).Where(block => block.Groups[1].Value == "cdi").Select(
            (block, index) => session.Write($"readme{index}.cdi", block.Groups[2].Value)).ToList();
        Assert.NotEmpty(specs);
        Assert.All(specs, spec =>
        {
            Assert.Equal("exit 0\n", session.Cdi($"check {spec}").ToString());
            Assert.Equal("exit 0\n", session.Cdi($"fmt --check {spec}").ToString());
        });
    }

    [Fact]
    public void A_study_without_labels_is_walked_with_a_spreadsheet()
    {
        using var session = new CommandSession();
        var corpus = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv"));
        session.Write("specs/data/helpdesk.csv", corpus);
        session.Write("asked.cdi", Blocks().Matches(Readme).Select(block => block.Groups[2].Value).Single(
            spec => spec.Contains("study asked\n", StringComparison.Ordinal)));
        var person = new ScriptedPerson(corpus, "ticket", "human", said => said == "1" ? "Polite" : "B");
        var run = WalkCommands.Select(command =>
        {
            if (command.StartsWith("cdi import", StringComparison.Ordinal)) person.FillIn(Path.Combine(session.Folder, command.Split(' ')[^1]));
            return session.Cdi(command["cdi ".Length..]);
        }).ToList();
        Assert.All(run, transcript => Assert.True(transcript.Code == ExitCode.Success, transcript.ToString()));
        Assert.Equal(["cdi next", "cdi import", "cdi status", "cdi run"],
            WalkCommands.Select(command => string.Join(' ', command.Split(' ').Take(2))).Distinct());
        Assert.Contains("3600 texts, 200 labels, design error", run[^1].Output, StringComparison.Ordinal);
        Assert.Contains("next: cdi next asked.cdi", run[WalkCommands.ToList().IndexOf("cdi status asked.cdi")].Output, StringComparison.Ordinal);
    }

    /// <summary>The block of README that shows what the doctor answers.</summary>
    private static string AnswerOfTheDoctor() =>
        Blocks().Matches(Readme).Select(block => block.Groups[2].Value).Single(block => block.StartsWith("How right is the model?", StringComparison.Ordinal));

    private static CommandSession Tutored()
    {
        var session = new CommandSession();
        session.Write("specs/data/judged.csv", File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "data", "judged.csv")));
        return session;
    }

    [GeneratedRegex("^```([a-z#]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
