using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>contains_any(text, lexicon, match = whole_word)</c>.</summary>
internal sealed class ContainsAnyBinder(ExpressionSyntax value, BindingContext context, StudyScope scope)
{
    private const string Function = "contains_any";
    private const string Takes = "a text column, a lexicon and `match = whole_word` or `match = substring`";

    /// <summary>The match; null, and reported, where it is wrong.</summary>
    public LexiconMatchModel? Bind()
    {
        if (value is not CallSyntax call) return Refuse("a column", $"`{Function}(…)`", value);
        if (call.Function.Text != Function)
        {
            context.Report(SyntaxDiagnostics.Unknown(context.At(call.Function), "a function of a column", call.Function.Text, [Function]));
            return null;
        }

        var unnamed = call.Arguments.Where(argument => argument.Name is null).Select(argument => argument.Value).ToList();
        var named = call.Arguments.Where(argument => argument.Name is not null).ToList();
        if (unnamed.Count != 2 || unnamed[0] is not NameSyntax text || unnamed[1] is not NameSyntax lexicon) return Refuse(Function, Takes, call);
        if (named.Count != 1 || named[0] is not { Name.Text: "match", Value: NameSyntax match }) return Refuse(Function, Takes, call);
        if (Choices.Matches.Find(match.Text) is not { } choice)
        {
            context.Report(SyntaxDiagnostics.Unknown(context.At(match), Choices.Matches.Kind, match.Text, Choices.Matches.Names));
            return null;
        }

        if (!scope.ReportUnlessDeclared(context, lexicon, "lexicon", lexicon.Text)) return null;
        return scope.Lexicons.FirstOrDefault(known => known.Name == lexicon.Text) is { } words
            ? new LexiconMatchModel(text.Text, context.At(text), words, choice.Value)
            : null;
    }

    private static string Named(CallSyntax call, int position, string otherwise) =>
        call.Arguments.Where(argument => argument.Name is null).ElementAtOrDefault(position) is { Value: NameSyntax name } ? name.Text : otherwise;

    private LexiconMatchModel? Refuse(string name, string takes, ExpressionSyntax found)
    {
        var hint = found is CallSyntax { Function.Text: Function } call
            ? $"Write `{Function}({Named(call, 0, "text")}, {Named(call, 1, "lexicon")}, match = whole_word)`, or `match = substring`." : null;
        context.Report(SchemaDiagnostics.WrongValue(context.At(found), name, takes, found is CallSyntax ? $"`{context.Source.Slice(found.Span)}`"
            : found.Describe(), hint));
        return null;
    }
}
