using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Turns words that fit no rule into <see cref="SkippedSyntax"/>, so that the lines behind them are still read.</summary>
internal static class Recovery
{
    private const string LineEnd = "the end of the line";

    // rest of a block's header that is neither a name nor a range
    internal static readonly Parser<SkippedSyntax?> UpToBrace = input =>
    {
        var end = (TokenInput)input;
        while (end.Token.Kind != TokenKind.OpenBrace) end = (TokenInput)end.Advance();
        return Result.Success(end.Position == ((TokenInput)input).Position ? null : Skipped((TokenInput)input, (TokenInput)input, ["`{`"], end), end);
    };

    // [ entry { NL entry } [NL] ], up to the closing brace
    internal static Parser<EquatableArray<ItemSyntax>> Entries(Parser<ItemSyntax> entry) => input =>
    {
        var items = new List<ItemSyntax>();
        var at = (TokenInput)input;
        while (at.Token.Kind is not (TokenKind.CloseBrace or TokenKind.End))
        {
            at = Read(entry, at, items, EndOfLine);
            if (at.Token.Kind == TokenKind.Newline) at = (TokenInput)at.Advance();
        }

        return Result.Success(items.ToEquatableArray(), at);
    };

    // { item NL }, up to the end of the file
    internal static Parser<EquatableArray<ItemSyntax>> Items(Parser<ItemSyntax> item) => input =>
    {
        var items = new List<ItemSyntax>();
        var at = (TokenInput)input;
        while (!at.AtEnd)
        {
            at = Read(item, at, items, NextItem);
            if (at.Token.Kind == TokenKind.Newline) at = (TokenInput)at.Advance();
        }

        return Result.Success(items.ToEquatableArray(), at);
    };

    /// <summary>A line of its own, or the skipped line where it should have been.</summary>
    internal static Parser<Line<T>> OrSkipped<T>(this Parser<T> line)
        where T : class => input =>
    {
        var result = line(input);
        var end = (TokenInput)result.Remainder;
        if (result.WasSuccessful && end.Token.EndsEntry) return Result.Success(new Line<T>(result.Value, null), AfterNewline(end));
        var expected = result.WasSuccessful ? [LineEnd] : result.Expectations;
        var next = EndOfLine((TokenInput)input, end);
        return Result.Success(
            new Line<T>(result.WasSuccessful ? result.Value : null, Skipped((TokenInput)input, end, expected, next)), AfterNewline(next));
    };

    private static IInput AfterNewline(TokenInput end) => end.Token.Kind == TokenKind.Newline ? end.Advance() : end;

    private static TokenInput Read(Parser<ItemSyntax> rule, TokenInput start, List<ItemSyntax> items, Func<TokenInput, TokenInput, TokenInput> skip)
    {
        var result = rule(start);
        var end = (TokenInput)result.Remainder;
        var isWhole = result.WasSuccessful && (end.Token.EndsEntry || result.Value is BlockSyntax or ImportSyntax);
        if (isWhole) items.Add(result.Value);
        if (result.WasSuccessful && end.Token.EndsEntry) return end;
        var next = skip(start, end);
        var expected = result.WasSuccessful ? [LineEnd] : result.Expectations;
        // An entry with words behind it that do not belong to it may mean anything: only its key is kept.
        items.Add(Skipped(isWhole ? end : start, end, expected, next));
        return next;
    }

    // The end of the line on which the rule failed, or the brace that closes the block around it.
    private static TokenInput EndOfLine(TokenInput start, TokenInput failure)
    {
        var at = start;
        for (var depth = 0; !at.AtEnd; at = (TokenInput)at.Advance())
        {
            if (depth == 0 && at.Position >= failure.Position && at.Token.EndsEntry && !GoesOn(failure, at)) return at;
            if (at.Token.Kind == TokenKind.OpenBrace) depth++;
            if (at.Token.Kind == TokenKind.CloseBrace) depth--;
        }

        return at;
    }

    // A setting that lacks its value on its line, and a line below it that is no entry: part of the value.
    private static bool GoesOn(TokenInput failure, TokenInput lineEnd)
    {
        if (failure.Token.Kind != TokenKind.Newline || lineEnd.Token.Kind != TokenKind.Newline) return false;
        var next = (TokenInput)lineEnd.Advance();
        if (next.Token.EndsEntry || next.Token.Kind == TokenKind.Documentation || next.BeginsBlock) return false;
        return next.Token.Kind is not (TokenKind.Name or TokenKind.Quoted or TokenKind.String or TokenKind.Number)
            || next.Next.Kind is not (TokenKind.Equal or TokenKind.Colon);
    }

    // The next line on which a block or import begins: what lies between lost its block and says nothing alone.
    private static TokenInput NextItem(TokenInput start, TokenInput failure)
    {
        var at = failure.Position == start.Position ? (TokenInput)failure.Advance() : failure;
        for (var depth = 0; !at.AtEnd; at = (TokenInput)at.Advance())
        {
            if (at.Token.Kind == TokenKind.OpenBrace) depth++;
            if (at.Token.Kind == TokenKind.CloseBrace) depth = Math.Max(0, depth - 1);
            if (depth == 0 && at.Token.Kind == TokenKind.Newline && BeginsItem(at)) return at;
        }

        return at;
    }

    private static bool BeginsItem(TokenInput newline)
    {
        var next = (TokenInput)newline.Advance();
        while (next.Token.Kind is TokenKind.Documentation or TokenKind.Newline) next = (TokenInput)next.Advance();
        return next.BeginsBlock || next.Token is { Kind: TokenKind.Name, Value: "import" };
    }

    private static SkippedSyntax Skipped(TokenInput start, TokenInput failure, IEnumerable<string> expected, TokenInput end)
    {
        var key = start.Token.Kind is TokenKind.Name or TokenKind.Quoted
            ? new NameSyntax(start.Token.Value, start.Token.Kind == TokenKind.Quoted, start.Token.Span)
            : null;
        return new SkippedSyntax(key, Joined(expected), failure.Token.Span, start.Until(end));
    }

    private static string Joined(IEnumerable<string> expected)
    {
        var all = expected.Distinct().ToArray();
        return all.Length == 1 ? all[0] : string.Join(", ", all.Take(all.Length - 1)) + " or " + all[all.Length - 1];
    }

    /// <summary>A line that was read, or skipped, or read and followed by words that do not belong to it.</summary>
    internal sealed record Line<T>(T? Value, SkippedSyntax? Skipped)
        where T : class;
}
