using System.Text.RegularExpressions;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Language;

/// <summary>An example of specs/language.md.</summary>
/// <param name="Line">Where it begins in the page, from 1.</param>
/// <param name="Info">The words behind <c>cdi</c>: none for a whole study, <c>file PATH</c>, or <c>blocks</c>, perhaps <c>blocks later</c> or
/// <c>blocks replacing KIND KIND</c>.</param>
/// <param name="Text">The example.</param>
internal sealed partial record LanguageExample(int Line, string Info, string Text)
{
    private const string Page = "specs/language.md";

    /// <summary>All examples of the page.</summary>
    public static IReadOnlyList<LanguageExample> All { get; } = Read(Compiled.Read(Page) ?? "");

    /// <summary>The study that the examples of single blocks belong to.</summary>
    public static string Study => All[0].Text;

    /// <summary>Whether the example is a file by itself.</summary>
    public bool IsFile => Info.Length == 0 || Info.StartsWith("file ", StringComparison.Ordinal);

    /// <summary>Whether the example shows what this version cannot run.</summary>
    public bool IsLater => Info.EndsWith("later", StringComparison.Ordinal);

    /// <summary>The example as a file: itself, or the study of the page with these blocks merged into it.</summary>
    public string File => IsFile ? Text : Merged();

    /// <summary>The file that an example declares for others to import; null where there is none.</summary>
    public static string? Import(string path) => All.FirstOrDefault(example => example.Info == "file " + path)?.Text;

    private string Merged()
    {
        var result = Study;
        var fragment = "cdi 1\n" + Text;
        var replaced = Info.Split(' ').SkipWhile(word => word != "replacing").ToList();
        var parsed = StudyParser.Parse(new SourceText("fragment", fragment));
        Assert.Empty(parsed.Diagnostics);
        foreach (var block in parsed.Syntax.Blocks)
        {
            var text = Slice(fragment, block);
            var own = Blocks(result).FirstOrDefault(other => other.Kind.Text == block.Kind.Text && other.Name?.Text == block.Name?.Text);
            result = own is null ? result + "\n" + text + "\n" : replaced.Contains(block.Kind.Text) ? Replaced(result, own, text)
                : WithEntries(result, own, fragment, block);
        }

        return result;
    }

    private static string WithEntries(string study, BlockSyntax own, string fragment, BlockSyntax block)
    {
        var keys = block.Entries.Select(Key).ToHashSet();
        var kept = own.Entries.Where(entry => !keys.Contains(Key(entry))).Select(entry => Slice(study, entry));
        // From brace to brace, with the comments: some of them are part of what an example shows.
        var added = fragment[block.OpenBrace.End..(block.Span.End - 1)].Trim('\n');
        var header = study[own.Span.Start..own.OpenBrace.End];
        return Replaced(study, own, $"{header}\n{string.Join("\n", kept)}\n{added}\n}}");
    }

    private static string Replaced(string study, BlockSyntax own, string text) => study[..own.Span.Start] + text + study[own.Span.End..];

    private static string Key(ItemSyntax entry) => entry switch
    {
        SettingSyntax setting => setting.Key.Text,
        ColumnSyntax column => column.Name.Text,
        BlockSyntax block => block.Kind.Text,
        DeriveSyntax derive => "derive " + derive.Option.Text,
        ExpectSyntax expect => $"expect at {expect.Span.Start}",
        _ => throw new ArgumentException("An example holds " + entry.GetType().Name, nameof(entry)),
    };

    private static string Slice(string text, SyntaxNode node) => text.Substring(node.Span.Start, node.Span.Length);

    private static IEnumerable<BlockSyntax> Blocks(string text) => StudyParser.Parse(new SourceText("study", text)).Syntax.Blocks;

    private static LanguageExample[] Read(string page) =>
    [
        .. Fence().Matches(page).Select(match => new LanguageExample(
            page[..match.Index].Count(unit => unit == '\n') + 1, match.Groups["info"].Value.Trim(), match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^```cdi(?<info>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
