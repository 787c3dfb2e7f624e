using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Reads a study that has errors as its author probably meant it, for the names of its types and for nothing else: the errors have been
/// reported.</summary>
internal static class StudyRepair
{
    /// <summary>The study with a name, with known blocks, with the columns that were attempted and with options that have a text.</summary>
    /// <param name="study">What the author wrote.</param>
    /// <param name="source">The file, whose name a study without one takes.</param>
    public static StudySyntax Repair(StudySyntax study, SourceText source)
    {
        var items = study.Items.Select(item => item is BlockSyntax block ? Block(block, source) : item).ToEquatableArray();
        var isStudy = items.OfType<BlockSyntax>().Any(block => block.Kind.Text == "estimand");
        return study with { Items = items, Name = study.Name ?? (isStudy ? new NameSyntax(FileName(source.Path), false, study.Span) : null) };
    }

    private static BlockSyntax Block(BlockSyntax block, SourceText source)
    {
        var known = Blocks.Find(block.Kind.Text) is null ? NearestName.Find(block.Kind.Text, Blocks.All.Select(each => each.Name)) : null;
        var named = known is null ? block : block with { Kind = block.Kind with { Text = known } };
        return named.Kind.Text switch
        {
            "corpus" => named with { Entries = named.Entries.Select(entry => Column(entry, source)).ToEquatableArray() },
            "outcome" => named with { Entries = named.Entries.Select(Option).ToEquatableArray() },
            _ => named,
        };
    }

    /// <summary>A column with a type and a source; any other entry as it is.</summary>
    private static ItemSyntax Column(ItemSyntax entry, SourceText source) => entry switch
    {
        ColumnSyntax column => Column(column),
        SkippedSyntax { Key: { } key } skipped when Blocks.Corpus.Find(key.Text) is null =>
            Plain(key, source.Slice(skipped.Span).Split(' ', ':', '\t').Skip(1).Select(Choices.ColumnTypes.Find).FirstOrDefault(type => type is not null)?.Name
                ?? "text", skipped.Span),
        _ => entry,
    };

    // Wrong levels are dropped, since they do not change the type of a cell; right ones name coefficients.
    private static ColumnSyntax Column(ColumnSyntax column) => column.Type.Text switch
    {
        _ when !IsRight(column) => Plain(column.Name, Type(column.Type.Text), column.Span),
        "factor" or "ordered" when HasLevels(column) => column,
        "ordered" => column with { Type = column.Type with { Text = "factor" }, Arguments = null },
        _ => column with { Arguments = null },
    };

    private static bool HasLevels(ColumnSyntax column)
    {
        var levels = (column.Arguments ?? []).Where(argument => argument is { Name: null }).ToList();
        return levels.Count > 1 && levels.Count == column.Arguments?.Count && levels.TrueForAll(level => level.Value is StringSyntax)
            && levels.Select(level => ((StringSyntax)level.Value).Value).Distinct(StringComparer.Ordinal).Count() == levels.Count;
    }

    private static bool IsRight(ColumnSyntax column) => Choices.ColumnTypes.Find(column.Type.Text) is not null && column switch
    {
        { Source: NameSyntax } => column.Size is null,
        { Source: RangeSyntax } => column.Size is not null,
        { Source: null, Value: not null } => column is { Type.Text: "indicator", Size: null },
        _ => false,
    };

    private static string Type(string written) => Choices.ColumnTypes.Find(written)?.Name ?? NearestName.Find(written, Choices.ColumnTypes.Names) ?? "text";

    private static ColumnSyntax Plain(NameSyntax name, string type, TextSpan span) =>
        new(name, new NameSyntax(type, false, span), null, null, name, null, span);

    /// <summary>An option with a text; any other entry as it is.</summary>
    private static ItemSyntax Option(ItemSyntax entry) => entry switch
    {
        SettingSyntax { Value: not StringSyntax } option => option with { Value = new StringSyntax(option.Key.Text, option.Value.Span) },
        SkippedSyntax { Key: { } key } => new SettingSyntax(
            false, new KeySyntax(KeyKind.Name, key.Text, key.Span), new StringSyntax(key.Text, entry.Span), EquatableArray<OptionSyntax>.Empty,
                EquatableArray<NameSyntax>.Empty, null, entry.Span),
        _ => entry,
    };

    private static string FileName(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.LastIndexOf('.') is > 0 and var end ? name.Substring(0, end) : name;
    }
}
