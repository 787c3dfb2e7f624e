#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>One option of an outcome.</summary>
/// <param name="Key">What an annotator answers, <c>A</c>.</param>
/// <param name="Shown">What an annotator reads, <c>Polite</c>.</param>
public sealed record OptionDefinition(string Key, string Shown)
{
    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>What an annotator reads who is given explanations: <c>Polite (The request softens what it asks for.)</c>.</summary>
    public string Explained => Documentation.Length == 0 ? Shown : $"{Shown} ({string.Join(" ", Documentation.Split('\n').Select(line => line.Trim()))})";
}
