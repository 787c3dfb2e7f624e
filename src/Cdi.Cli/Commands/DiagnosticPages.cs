using System.Globalization;
using System.Reflection;

namespace Cdi.Cli.Commands;

/// <summary>The pages of the diagnostics, which travel inside the tool.</summary>
internal static class DiagnosticPages
{
    private static readonly Assembly Tool = typeof(DiagnosticPages).Assembly;

    /// <summary>The codes that have a page, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [.. Tool.GetManifestResourceNames().Where(name => name.StartsWith("CDI", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The code that a word means: <c>CDI2001</c>, <c>cdi2001</c> or <c>2001</c>.</summary>
    /// <param name="word">What a user typed.</param>
    public static string CodeOf(string word)
    {
        var code = word.Trim().ToUpperInvariant();
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "CDI" + code : code;
    }

    /// <summary>The page of a code, as Markdown, or null where the code is unknown.</summary>
    /// <param name="code">The code.</param>
    public static string? Find(string code)
    {
        if (!Codes.Contains(code)) return null;
        using var reader = new StreamReader(Tool.GetManifestResourceStream(code)
            ?? throw new InvalidOperationException($"The page of {code} is not in the tool."));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>What a page is about: its title without the code.</summary>
    /// <param name="code">A code that has a page.</param>
    public static string TitleOf(string code) => (Find(code) ?? "").Split('\n')[0].Replace($"# {code}: ", "", StringComparison.Ordinal);
}
