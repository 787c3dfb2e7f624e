using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>bradley_terry(winner[first], first = a, second = b, home = 1)</c>: a logistic model of the event that the first of two players wins, with
/// a coefficient for each player but the reference, 1 where it is the first and −1 where it is the second.</summary>
internal sealed class PairBinder(BindingContext context, StudyScope scope)
{
    private const string First = "first";
    private const string Second = "second";
    private const string Home = "home";

    /// <summary>The model without its target; null, and reported, where something is wrong.</summary>
    /// <param name="call">The model.</param>
    public (Located<Response> Response, ExpandedFormula Terms, ComparedPair Pair)? Bind(CallSyntax call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Name: null, Design: null, Value: IndexedSyntax winner }
            || call.Arguments.Skip(1).Any(argument => argument.Name?.Text is not (First or Second or Home) || argument.Design is not null)
            || call.Arguments.Skip(1).Select(argument => argument.Name?.Text).Distinct().Count() != call.Arguments.Count - 1)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(call), call.Function.Text, "the event that the first wins, and who is compared",
                $"`{context.Source.Slice(call.Span)}`", "Write `bradley_terry(winner[first], first = column, second = column)`, perhaps with `home = 1`."));
            return null;
        }

        var response = new ResponseBinder(context, scope).Bind(winner, call.Function.Text, needsEvent: true);
        var factors = new FactorBinder(context, scope) { AllowsEmptyLevels = true };
        var (first, second) = (Players(call, First, factors), Players(call, Second, factors));
        if (!Place(call, out var home) || response is null || first is null || second is null) return null;
        if (first.Name == second.Name || !first.Levels.OrderBy(name => name, StringComparer.Ordinal)
            .SequenceEqual(second.Levels.OrderBy(name => name, StringComparer.Ordinal), StringComparer.Ordinal))
        {
            context.Report(PairDiagnostics.OtherPlayers(context.At(call), first.Name, second.Name));
            return null;
        }

        var reference = first.Reference ?? first.Levels[0];
        var functions = first.Levels.Where(player => player != reference).Select(player => new FormulaFunction(
            player, new LossExpression.Column(0) - new LossExpression.Column(1), EquatableArray.Create(first.Name + player, second.Name + player))).ToList();
        if (home is { Length: > 0 }) functions.Insert(0, new FormulaFunction(Home, new LossExpression.Column(0), EquatableArray.Create(home)));
        if (!factors.Imply(functions.SelectMany(function => function.Columns), call, call.Function.Text)) return null;
        var terms = functions.Select(function => new FormulaTerm(EquatableArray.Create(function.Name)));
        var formula = new ExpandedFormula((home is { Length: 0 } ? terms.Prepend(FormulaTerm.Intercept) : terms).ToEquatableArray())
            { Functions = functions.ToEquatableArray() };
        return (response, formula, new ComparedPair(first.Name, second.Name, home));
    }

    // A factor with its levels declared; both columns have the same.
    private ColumnModel? Players(CallSyntax call, string argument, FactorBinder factors)
    {
        var value = call.Arguments.FirstOrDefault(each => each.Name?.Text == argument)?.Value;
        if (value is NameSyntax name)
        {
            if (scope.Column(context, name, name.Text) is not { } column) return null;
            if (column.Type is ColumnType.Factor or ColumnType.Ordered) return factors.Bind(name, column) is null ? null : column;
        }

        context.Report(SchemaDiagnostics.WrongValue(context.At((SyntaxNode?)value ?? call), argument, "a factor whose levels are the players",
            value?.Describe() ?? "none", $"Declare it: `{argument}: factor(\"…\", \"…\") from …`, the reference first."));
        return null;
    }

    // A column, or 1 where every first player is at home: an empty name.
    private bool Place(CallSyntax call, out string? home)
    {
        home = null;
        var value = call.Arguments.FirstOrDefault(each => each.Name?.Text == Home)?.Value;
        if (value is null) return true;
        if (value is NumberSyntax { Unit: null, Value: 1 })
        {
            home = "";
            return true;
        }

        if (value is NameSyntax name)
        {
            if (scope.Column(context, name, name.Text) is not { } column) return false;
            home = column.Name;
            if (column.IsNumeric) return true;
        }

        context.Report(SchemaDiagnostics.WrongValue(context.At(value), Home, "1, or a column that is 1, 0 or -1", value.Describe(),
            "Write `home = 1` where every first player has the advantage of its place."));
        return false;
    }
}
