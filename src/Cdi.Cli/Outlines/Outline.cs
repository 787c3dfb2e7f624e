using Cdi.Dsl.Syntax;

namespace Cdi.Cli.Outlines;

/// <summary>The decisions of a study as sections of <c>name = value</c> lines; a decision that the author left to its default says so.</summary>
/// <param name="syntax">What the author wrote.</param>
internal sealed class Outline(StudySyntax syntax)
{
    private const string DefaultMark = "  // default";

    private readonly List<string> lines = [];
    private BlockSyntax? block;

    /// <summary>Begins a section.</summary>
    /// <param name="kind">First word of its block, <c>corpus</c>.</param>
    /// <param name="name">Name of its block; null where such blocks have none.</param>
    /// <param name="documentation">The <c>///</c> text; empty where none.</param>
    public void Section(string kind, string? name = null, string documentation = "")
    {
        block = syntax.Blocks.FirstOrDefault(each => each.Kind.Text == kind && each.Name?.Text == name);
        lines.Add("");
        if (documentation.Length > 0) lines.AddRange(documentation.Split('\n').Select(line => "/// " + line));
        lines.Add(name is null ? kind : $"{kind} {name}");
    }

    /// <summary>Adds a line that is no setting.</summary>
    /// <param name="text">The line.</param>
    public void Text(string text) => lines.Add("  " + text);

    /// <summary>Adds a decision.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="value">What holds; nothing is added where it is null.</param>
    public void Setting(string name, string? value)
    {
        if (value is null) return;
        var isGiven = block?.Settings.Any(setting => setting.Key.Text == name) ?? false;
        lines.Add($"  {name} = {value}{(isGiven ? "" : DefaultMark)}");
    }

    /// <summary>All lines, each with its end.</summary>
    public override string ToString() => string.Concat(lines.Select(line => line + "\n"));
}
