using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the right-hand side of a formula to declared columns.</summary>
internal sealed class FormulaBinder(BindingContext context, StudyScope scope)
{
    private readonly List<FormulaFunction> functions = [];
    private readonly List<FormulaFunction> offsets = [];
    private bool isComplete = true;

    /// <summary>The expanded formula; null, and reported, where a part of it is wrong.</summary>
    public ExpandedFormula? Bind(ExpressionSyntax terms)
    {
        var formula = FormulaExpander.Expand(terms, Columns, out var problems, Function, Offset) with
        {
            Functions = functions.ToEquatableArray(),
            Offsets = offsets.ToEquatableArray(),
        };
        foreach (var problem in problems) context.Report(Describe(problem));
        if (problems.Any(problem => problem.IsError) || !isComplete) return null;
        if (formula.Terms.Count > StudyLimits.Parameters)
        {
            context.Report(EstimandDiagnostics.TooManyParameters(context.At(terms), formula.Terms.Count.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        if (!formula.Terms.IsEmpty) return formula;
        context.Report(SchemaDiagnostics.WrongValue(context.At(terms), "~", "at least one term", "none"));
        return null;
    }

    private string? Function(CallSyntax call)
    {
        if (new FormulaArithmetic(context, scope).Bind(call, call) is not { } function)
        {
            isComplete = false;
            return null;
        }

        if (functions.TrueForAll(known => known.Name != function.Name)) functions.Add(function);
        return function.Name;
    }

    private void Offset(CallSyntax call)
    {
        if (call.Arguments.Count == 1 && call.Arguments[0] is { Name: null, Design: null, Value: { } value })
        {
            if (new FormulaArithmetic(context, scope).Bind(call, value) is { } bound) offsets.Add(bound);
            else isComplete = false;
            return;
        }

        isComplete = false;
        context.Report(SchemaDiagnostics.WrongValue(context.At(call), "offset", "one value", $"`{context.Source.Slice(call.Span)}`"));
    }

    private IReadOnlyList<string>? Columns(ExpressionSyntax expression)
    {
        var name = expression switch
        {
            IndexedSyntax indexed => $"{indexed.Name.Text}[{indexed.Key.Text}]",
            NameSyntax plain => plain.Text,
            _ => "",
        };
        var outcome = expression is IndexedSyntax { Name.Text: var indexedName } ? indexedName : name;
        if (scope.Declarations.Declares("outcome", outcome)) return null;
        var family = scope.Family(name).ToList();
        if (family.Count > 0) return Regressors(expression, family);
        if (scope.Column(context, expression, name) is { } column) return Regressors(expression, [column]);
        isComplete = false;
        return [];
    }

    private IReadOnlyList<string> Regressors(ExpressionSyntax expression, IReadOnlyList<ColumnModel> columns)
    {
        var first = columns[0];
        if (first.IsNumeric) return [.. columns.Select(column => column.Name)];
        isComplete = false;
        var type = Choices.ColumnTypes.NameOf(first.Type);
        context.Report(first.Type is ColumnType.Factor or ColumnType.Ordered
            ? SyntaxDiagnostics.NotSupportedYet(context.At(expression), $"The {type} column `{first.Name}` as a regressor",
                $"Declare an indicator column per level, `name: indicator = {first.Name} == \"level\"`, and leave one level out.")
            : EstimandDiagnostics.NotARegressor(context.At(expression), first.Name, $"values of type {type}"));
        return [];
    }

    private Diagnostic Describe(FormulaProblem problem)
    {
        var place = context.Source.At(problem.Span);
        var written = context.Source.Slice(problem.Span);
        return problem.Kind switch
        {
            FormulaProblemKind.PowerOfOneColumn => EstimandDiagnostics.PowerOfOneColumn(place, written, problem.Found),
            FormulaProblemKind.NothingToRemove => EstimandDiagnostics.NothingToRemove(place, written),
            FormulaProblemKind.BadExponent => SchemaDiagnostics.WrongValue(place, "^", "a whole number of 1 or more", $"`{written}`"),
            FormulaProblemKind.MisplacedOffset => SchemaDiagnostics.WrongValue(
                place, "~", "an offset as a term of its own, `+ offset(…)`", $"`{written}` elsewhere", "Add it to the terms: its coefficient is 1."),
            FormulaProblemKind.AnnotatedRegressor => SyntaxDiagnostics.NotSupportedYet(
                place, $"An annotated regressor, `{written}`,", "Use columns that are known for every text behind the tilde."),
            FormulaProblemKind.TooLarge => EstimandDiagnostics.TooManyParameters(place, $"more than {TermSet.Limit.ToString(CultureInfo.InvariantCulture)}"),
            _ => SyntaxDiagnostics.Expected(place, "a column, `1` or `0`", $"`{written}`", "A formula is made of columns and the operators `+ - : * / ^`."),
        };
    }
}
