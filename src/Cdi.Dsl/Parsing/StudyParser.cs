using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Parsing.Grammar;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing;

/// <summary>Reads a file of the study language.</summary>
public static class StudyParser
{
    /// <summary>The version of the language that this parser reads.</summary>
    public const int LanguageVersion = 1;

    /// <summary>The tree of a file and what is wrong with its syntax. Never throws, whatever the file holds.</summary>
    /// <param name="source">The file.</param>
    public static ParseResult Parse(SourceText source)
    {
        var file = Tokenizer.Read(source);
        var parts = FileRules.File(TokenInput.Begin(file.Tokens)).Value;
        var items = parts.Items.ToList();
        if (parts.Study.Skipped is { } study) items.Insert(0, study);
        if (parts.Version.Skipped is { } version) items.Insert(0, version);
        var syntax = new StudySyntax(
            parts.Version.Value,
            parts.Study.Value?.Documentation,
            parts.Study.Value?.Name,
            items.ToEquatableArray(),
            file.Comments.ToEquatableArray(),
            AllowanceReader.Read(source, file.Comments).ToEquatableArray(),
            new TextSpan(0, source.Text.Length));
        return new ParseResult(syntax, SyntaxCheck.Diagnostics(source, syntax, file).ToEquatableArray());
    }
}
