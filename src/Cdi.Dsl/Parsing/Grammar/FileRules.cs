using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>The file as a whole.</summary>
internal static class FileRules
{
    // "cdi" INT
    private static readonly Parser<NumberSyntax> Version =
        from word in Word("cdi").Named("`cdi 1` on the first line")
        from number in Integer.Named("the version of the language")
        select number;

    // docs "study" NAME
    private static readonly Parser<Title> Study =
        from documentation in BlockRules.Documentation
        from word in Word("study")
        from name in OwnName.Named("the name of the study")
        select new Title(documentation, name);

    // import = "import" "{" name { "," name } "}"   where   name = NAME | QUOTED "from" STRING
    private static readonly Parser<ItemSyntax> Import = Located(
        from word in Word("import").OnlyIf(input => input.Token.Value == "import" && !IsNamedBlock(input), "an import")
        from open in Symbol(TokenKind.OpenBrace, "`{`")
        from line in Newline.OrNull()
        from names in OwnName.SeparatedBy(Symbol(TokenKind.Comma, "`,` or `}`").Then(comma => Newline.OrNull().Return(comma)))
        from last in Newline.OrNull()
        from close in Symbol(TokenKind.CloseBrace, "`,` or `}`")
        from preposition in Word("from")
        from source in Tokens.String.Named("the path of a file between double quotes")
        select new ImportSyntax(names, source, Unplaced));

    // docs block
    private static readonly Parser<ItemSyntax> Block =
        from documentation in BlockRules.Documentation
        from block in BlockRules.Block.Named(documentation is null ? "a block or an import" : "a block behind its documentation")
        select documentation is null ? block : block with { Documentation = documentation };

    // file = "cdi" INT NL [ docs "study" NAME NL ] { ( import | block ) NL }
    internal static readonly Parser<Parts> File =
        from version in Version.OrSkipped()
        from study in StudyLine
        from items in Recovery.Items(Import.XOr(Block).Named("a block or an import"))
        select new Parts(version, study, items);

    private static Parser<Recovery.Line<Title>> StudyLine => Study.OrSkipped()
        .OnlyIf(BeginsStudy, "`study`")
        .XOr(Parse.Return(new Recovery.Line<Title>(null, null)));

    private static bool BeginsStudy(TokenInput input)
    {
        while (input.Token.Kind is TokenKind.Documentation or TokenKind.Newline) input = (TokenInput)input.Advance();
        return input.Token is { Kind: TokenKind.Name, Value: "study" } && !input.BeginsBlock;
    }

    private static bool IsNamedBlock(TokenInput input) => input.Next.Kind is TokenKind.Name or TokenKind.Quoted;

    /// <summary>What stands on and above the line <c>study NAME</c>.</summary>
    internal sealed record Title(DocumentationSyntax? Documentation, NameSyntax Name);

    /// <summary>The pieces of a file.</summary>
    internal sealed record Parts(Recovery.Line<NumberSyntax> Version, Recovery.Line<Title> Study, EquatableArray<ItemSyntax> Items);
}
