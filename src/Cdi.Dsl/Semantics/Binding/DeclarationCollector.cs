using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Collects the blocks of a study: each known to the language, each name given once.</summary>
internal sealed class DeclarationCollector
{
    private readonly List<Declaration> declarations = [];
    private readonly Dictionary<string, Declaration> named = new(StringComparer.Ordinal);
    private Declaration? corpus;
    private bool isIncomplete;

    /// <summary>The blocks of a file, after those that it imports.</summary>
    /// <param name="imported">Blocks imported by the file.</param>
    /// <param name="study">The file.</param>
    /// <param name="context">Where it stands.</param>
    public static Declarations Collect(Declarations imported, StudySyntax study, BindingContext context)
    {
        var collector = new DeclarationCollector { isIncomplete = imported.IsIncomplete };
        foreach (var declaration in imported.All) collector.AddUnlessTwice(declaration);
        foreach (var item in study.Items) collector.Add(item, context);
        return new Declarations(collector.declarations, collector.isIncomplete);
    }

    /// <summary>The block as a declaration; null, and reported, where the language does not know it or cannot run it.</summary>
    public static Declaration? Declare(BlockSyntax block, BindingContext context)
    {
        var place = context.At(block.Kind);
        if (Blocks.Find(block.Kind.Text) is not { } word)
        {
            context.Report(SyntaxDiagnostics.Unknown(place, "a block", block.Kind.Text,
                [.. Blocks.All.Where(known => known.IsSupported).Select(known => known.Name)]));
            return null;
        }

        if (word.Instead is { } instead)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(place, $"The block `{word.Name}`", instead));
            return null;
        }

        if (word.IsNamed && block.Name is null)
        {
            context.Report(SyntaxDiagnostics.Expected(place, $"a name behind `{word.Name}`", "none", $"Name the block: `{word.Name} NAME {{`."));
        }

        BlockHeader.Check(block, word, context);
        return new Declaration(block, word, context);
    }

    private void Add(ItemSyntax item, BindingContext context)
    {
        switch (item)
        {
            case BlockSyntax block when Declare(block, context) is { } declaration:
                AddUnlessTwice(declaration);
                isIncomplete |= block.CloseBrace is null;
                break;
            case ImportSyntax:
                break;
            default:
                isIncomplete = true;
                break;
        }
    }

    private void AddUnlessTwice(Declaration declaration)
    {
        var (block, _, context) = declaration;
        var before = declarations.Count;
        if (named.TryGetValue(declaration.Name, out var first))
        {
            context.Report(SyntaxDiagnostics.GivenTwice(
                context.At(block.Name ?? block.Kind), "block", declaration.Name, first.Context.Line(first.Block)));
        }
        else if (declaration.Word.Name == "corpus" && corpus is not null)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(
                context.At(block.Kind), "A second corpus", $"Keep one corpus; `{corpus.Name}` is declared at line {context.Line(corpus.Block)}."));
        }
        else
        {
            declarations.Add(declaration);
            named.Add(declaration.Name, declaration);
            if (declaration.Word.Name == "corpus") corpus = declaration;
        }

        // A block that stands there twice may be meant as another one, and one without its name may be meant as any.
        isIncomplete |= declarations.Count == before || (declaration.Word.IsNamed && block.Name is null);
    }
}
