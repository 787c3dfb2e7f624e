using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>Prints a tree, one item per line and expressions in prefix form, for <c>cdi explain --stage syntax</c> and for tests.</summary>
public sealed partial class SyntaxDescription
{
    private readonly StringBuilder text = new();
    private readonly LineMap? lines;

    private SyntaxDescription(LineMap? lines) => this.lines = lines;

    /// <summary>The description of a file. Two files with equal descriptions without places differ in layout only.</summary>
    /// <param name="study">The tree.</param>
    /// <param name="lines">The line map of the file, to add where each item begins; null to leave places out.</param>
    public static string Describe(StudySyntax study, LineMap? lines = null)
    {
        var description = new SyntaxDescription(lines);
        description.AppendStudy(study);
        return description.text.ToString();
    }

    private void AppendStudy(StudySyntax study)
    {
        if (study.Version is { } version) AppendLine(0, version, "cdi " + version.Digits);
        AppendDocumentation(0, study.Documentation);
        if (study.Name is { } name) AppendLine(0, name, "study " + name.Text);
        foreach (var item in study.Items) AppendItem(0, item);
        foreach (var comment in study.Comments) AppendLine(0, comment, (comment.IsTrailing ? "trailing comment " : "comment ") + comment.Content);
    }

    private void AppendItem(int depth, ItemSyntax item)
    {
        AppendDocumentation(depth, item.Documentation);
        switch (item)
        {
            case BlockSyntax block:
                AppendBlock(depth, block);
                break;
            case SettingSyntax setting:
                AppendSetting(depth, setting);
                break;
            case ColumnSyntax column:
                AppendLine(depth, column, ColumnLine(column));
                break;
            case ImportSyntax import:
                AppendLine(depth, import, $"import {Joined(import.Names.Select(Describe))} from {Quoted(import.Source.Value)}");
                break;
            case ExpectSyntax expect:
                AppendLine(depth, expect, "expect " + Describe(expect.Condition));
                break;
            case DeriveSyntax derive:
                AppendLine(depth, derive, $"derive {Describe(derive.Option)} = {Describe(derive.Rule)}");
                break;
            case SkippedSyntax skipped:
                AppendLine(depth, skipped, $"skipped {skipped.Key?.Text}".TrimEnd() + $", expected {skipped.Expected}");
                break;
            default:
                throw new ArgumentException("Unknown item " + item.GetType().Name, nameof(item));
        }
    }

    private void AppendBlock(int depth, BlockSyntax block)
    {
        var words = new[] { "block", block.Kind.Text, block.Name?.Text ?? "" }.Concat(block.Modifiers.Select(Describe)).Where(word => word.Length > 0);
        AppendLine(depth, block, string.Join(" ", words));
        foreach (var entry in block.Entries) AppendItem(depth + 1, entry);
    }

    private void AppendSetting(int depth, SettingSyntax setting)
    {
        AppendLine(depth, setting, $"{(setting.IsVaried ? "vary" : "setting")} {Describe(setting.Key)} = {Describe(setting.Value)}");
        foreach (var option in setting.Options) AppendLine(depth + 1, option, $"option {option.Name.Text} = {Describe(option.Value)}");
        if (!setting.By.IsEmpty) AppendLine(depth + 1, setting.By[0], "by " + Joined(setting.By.Select(Describe)));
        if (setting.Where is MapSyntax map)
        {
            foreach (var entry in map.Entries) AppendLine(depth + 1, entry, $"maps {Describe(entry.Key)} = {entry.Option.Text}");
        }
        else if (setting.Where is DefinitionsSyntax definitions)
        {
            foreach (var pair in definitions.Definitions) AppendLine(depth + 1, pair, $"where {pair.Name.Text} = {Describe(pair.Value)}");
        }
    }

    private static string ColumnLine(ColumnSyntax column)
    {
        var size = column.Size is { } number ? $"[{number.Digits}]" : "";
        var arguments = column.Arguments is { } items ? $"({Joined(items.Select(Describe))})" : "";
        var origin = column.Source is { } source ? " from " + Describe(source) : "";
        var value = column.Value is { } expression ? " = " + Describe(expression) : "";
        return $"column {column.Name.Text}: {column.Type.Text}{size}{arguments}{origin}{value}";
    }

    private void AppendDocumentation(int depth, DocumentationSyntax? documentation)
    {
        if (documentation is null) return;
        foreach (var line in documentation.Lines) AppendLine(depth, documentation, ("doc " + line).TrimEnd());
    }

    private void AppendLine(int depth, SyntaxNode node, string content)
    {
        text.Append(' ', 2 * depth).Append(content);
        if (lines is not null)
        {
            var position = lines.Position(node.Span.Start);
            text.Append($"  @{position.Line}:{position.Column}");
        }

        text.Append('\n');
    }
}
