using System.Text.RegularExpressions;
using Cdi.Dsl.Diagnostics;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>A page under <c>specs/diagnostics</c>: why a code matters, a study with the mistake and the same study without it.</summary>
/// <param name="Title">The code in its first line.</param>
/// <param name="Why">The paragraph under the title.</param>
/// <param name="Wrong">The study with the mistake.</param>
/// <param name="Right">The study without it.</param>
/// <param name="HasData">Whether the file of the corpus stands below each study.</param>
internal sealed partial record DiagnosticPage(string Title, string Why, string Wrong, string Right, bool HasData)
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "specs", "diagnostics");

    // About the project and not about a study: given by the build, and by the generator, whose tests compile the pages.
    private static readonly IReadOnlyList<string> OfProjects =
    [
        "CDI1016", "CDI1017", "CDI1018", .. DiagnosticMethods.All.Where(method => method.Method.DeclaringType == typeof(ProjectDiagnostics)).Select(
            method => method.Made.Code),
    ];

    /// <summary>The codes that have a page, but for those of the data, which have tests beside their reader, and those of projects, which are built by the
    /// tests of packages.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(code => !code.StartsWith("CDI9", StringComparison.Ordinal) && !OfProjects.Contains(code)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The page of a code.</summary>
    public static DiagnosticPage Read(string code)
    {
        var page = Shape().Match(File.ReadAllText(Path.Combine(Folder, code + ".md")));
        Assert.True(page.Success, $"{code}.md is not a title, a paragraph, `## Wrong` with a study and `## Right` with a study.");
        return new DiagnosticPage(page.Groups["title"].Value, page.Groups["why"].Value, page.Groups["wrong"].Value, page.Groups["right"].Value,
            page.Groups["data"].Success);
    }

    [GeneratedRegex(
        """\A# (?<title>CDI\d{4}): [^\n]+\n\n(?<why>[^\n#]+)\n\n## Wrong\n```cdi\n(?<wrong>(?:(?!```).*\n)+)```\n(?<data>```csv\n(?:(?!```).*\n)+```\n)?\n## Right\n```cdi\n(?<right>(?:(?!```).*\n)+)```\n(?:```csv\n(?:(?!```).*\n)+```\n)?\z""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
