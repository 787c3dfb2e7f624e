using System.Text.RegularExpressions;
using Cdi.Testing;
using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>The examples of specs/library.md and of README are compiled as printed.</summary>
public sealed partial class LibraryPageTests
{
    private static readonly string Specs = Path.Combine(SharedFolder.Repository, "specs");

    private static IReadOnlyList<string> Examples { get; } =
        [.. CSharp().Matches(File.ReadAllText(Path.Combine(Specs, "library.md")).ReplaceLineEndings("\n")).Select(match => match.Groups["code"].Value)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_compiles_without_a_word(int number)
    {
        var run = new GeneratorRun(new SpecInMemory("/project/helpdesk.cdi", File.ReadAllText(Path.Combine(Specs, "studies", "helpdesk.cdi"))));
        run.AddCSharp("global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global "
            + "using System.Threading.Tasks;");
        run.AddCSharp(Examples[0], "/project/Helpdesk.cs");
        if (number > 0) run.AddCSharp(Wrapped(Examples[number]), "/project/Program.cs");
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void The_page_has_its_examples() => Assert.Equal(5, Examples.Count);

    /// <summary>Statements as the body of a method: the project is a library.</summary>
    private static string Wrapped(string example)
    {
        if (example.Contains("class ", StringComparison.Ordinal)) return example;
        var lines = example.Split('\n');
        var usings = lines.TakeWhile(line => line.Length > 0);
        return string.Join('\n', usings) + "\nstatic class Example { static async Task Main() {\n" + string.Join('\n', lines.Skip(usings.Count())) + "\n} }";
    }

    [GeneratedRegex("```csharp\n(?<code>(?:(?!```).*\n)+)```", RegexOptions.ExplicitCapture)]
    private static partial Regex CSharp();
}
