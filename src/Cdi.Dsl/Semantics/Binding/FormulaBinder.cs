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
    // Beyond this many columns nothing is written out to be counted.
    private const int MostWritten = 8 * StudyLimits.Parameters;

    private readonly FactorBinder factors = new(context, scope);
    private readonly BasisBinder bases = new(context, scope);
    private readonly List<FormulaFunction> functions = [];
    private readonly List<FormulaFunction> offsets = [];
    private readonly List<Located<Response>> regressors = [];
    private bool isComplete = true;

    /// <summary>Whether every annotated variable that the formula names is among <see cref="Regressors"/>; if not, something is wrong.</summary>
    public bool HasAllRegressors { get; private set; } = true;

    /// <summary>The annotated variables of the formula, in order of first mention.</summary>
    public IReadOnlyList<Located<Response>> Regressors => regressors;

    /// <summary>The expanded formula; null, and reported, where a part of it is wrong.</summary>
    public ExpandedFormula? Bind(ExpressionSyntax terms)
    {
        var formula = FormulaExpander.Expand(terms, Columns, out var problems, Function, Offset) with
        {
            Functions = functions.ToEquatableArray(),
            Offsets = offsets.ToEquatableArray(),
        };
        formula = formula with { Annotated = formula.Variables.Where(IsAnnotated).ToEquatableArray() };
        foreach (var problem in problems) context.Report(Describe(problem));
        if (problems.Any(problem => problem.IsError) || !isComplete) return null;
        formula = formula with { Functions = functions.Concat(bases.Functions).ToEquatableArray() };
        var parameters = FormulaCoding.Count(formula, factors.Find, bases.Find);
        var coded = parameters > MostWritten ? formula
            : FormulaCoding.Code(formula, factors.Find, bases.Find) with { Calls = factors.Calls.Concat(bases.Calls).ToEquatableArray() };
        if (parameters > MostWritten || coded.Terms.Count > StudyLimits.Parameters)
        {
            context.Report(EstimandDiagnostics.TooManyParameters(
                context.At(terms), Math.Max(parameters > MostWritten ? parameters : 0, coded.Terms.Count).ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        if (!coded.Terms.IsEmpty)
        {
            bases.Imply(coded);
            return factors.Imply(coded, terms) ? coded : null;
        }

        context.Report(SchemaDiagnostics.WrongValue(context.At(terms), "~", "at least one term", "none"));
        return null;
    }

    private string? Function(CallSyntax call)
    {
        if (FactorBinder.IsFactor(call) || BasisBinder.IsBasis(call))
        {
            if ((FactorBinder.IsFactor(call) ? factors.Bind(call) : bases.Bind(call)) is { } variable) return variable;
            isComplete = false;
            return null;
        }

        var bound = factors.IsNumbered(call) ? factors.Numbered(call) : new FormulaArithmetic(context, scope, factors).Bind(call, call);
        if (bound is not { } function)
        {
            isComplete = false;
            return null;
        }

        if (FormulaArithmetic.IsLogical(call)) return factors.Logical(function);
        if (functions.TrueForAll(known => known.Name != function.Name)) functions.Add(function);
        return function.Name;
    }

    private void Offset(CallSyntax call)
    {
        if (call.Arguments.Count == 1 && call.Arguments[0] is { Name: null, Design: null, Value: { } value })
        {
            if (new FormulaArithmetic(context, scope, factors).Bind(call, value) is { } bound) offsets.Add(bound);
            else isComplete = false;
            return;
        }

        isComplete = false;
        context.Report(SchemaDiagnostics.WrongValue(context.At(call), "offset", "one value", $"`{context.Source.Slice(call.Span)}`"));
    }

    private IReadOnlyList<string> Columns(ExpressionSyntax expression)
    {
        if (expression is NameSyntax { Text: NameSyntax.AllOthers, IsQuoted: false })
            return [.. scope.Regressors.SelectMany(column => Columns(expression, [column]))];
        var name = expression switch
        {
            IndexedSyntax indexed => $"{indexed.Name.Text}[{indexed.Key.Text}]",
            NameSyntax plain => plain.Text,
            _ => "",
        };
        var outcome = expression is IndexedSyntax { Name.Text: var indexedName } ? indexedName : name;
        if (scope.Declarations.Declares("outcome", outcome)) return Annotated(expression, outcome);
        var family = scope.Family(name).ToList();
        if (family.Count > 0) return Columns(expression, family);

        // An option is one of an outcome; a member of a family has a number.
        if (expression is IndexedSyntax { Key.Text: var key } option && !key.All(letter => letter is >= '0' and <= '9') && !scope.IsColumn(name))
        {
            scope.ReportUnlessDeclared(context, option.Name, "outcome", outcome);
            isComplete = HasAllRegressors = false;
            return [];
        }

        // An outcome whose block could not be read, an option of it, or one of which it is said elsewhere that it is not declared.
        var isExcused = !scope.IsColumn(name) && (scope.Declarations.IsIncomplete || scope.IsMissed("outcome", name));
        if (!isExcused && scope.Column(context, expression, name) is { } column) return Columns(expression, [column]);
        isComplete = HasAllRegressors = false;
        return [];
    }

    private bool IsAnnotated(string variable) => regressors.Exists(each => each.Value.ToString() == variable);

    /// <summary>An option of an annotated variable, all but the first, or a number; none where its declaration is wrong, which is reported there.</summary>
    private IReadOnlyList<string> Annotated(ExpressionSyntax expression, string name)
    {
        List<string?> options = scope.PeekOutcome(name) switch
        {
            null => [],
            { } outcome when expression is IndexedSyntax indexed =>
                scope.Option(context, indexed.Key, outcome, indexed.Key.Text) is { } option ? [option.Key] : [],
            { IsNumber: true } => [null],
            { } outcome => [.. outcome.Options.Skip(1).Select(each => each.Key)],
        };
        if (scope.PeekOutcome(name) is not { } known || options.Count == 0)
        {
            isComplete = HasAllRegressors = false;
            return [];
        }

        List<Response> named = [.. options.Select(key => new Response(known, key))];
        regressors.AddRange(named.Where(each => !IsAnnotated(each.ToString())).Select(each => new Located<Response>(each, context.At(expression))));
        return [.. named.Select(each => each.ToString())];
    }

    private IReadOnlyList<string> Columns(ExpressionSyntax expression, IReadOnlyList<ColumnModel> columns)
    {
        var first = columns[0];
        if (first.IsNumeric) return [.. columns.Select(column => column.Name)];
        if (first.Type is ColumnType.Factor or ColumnType.Ordered)
        {
            List<string> bound = [.. columns.Select(column => factors.Bind(expression, column)).OfType<string>()];
            isComplete &= bound.Count == columns.Count;
            return bound;
        }

        isComplete = false;
        context.Report(EstimandDiagnostics.NotARegressor(context.At(expression), first.Name, $"values of type {Choices.ColumnTypes.NameOf(first.Type)}"));
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
            FormulaProblemKind.TooLarge => EstimandDiagnostics.TooManyParameters(place, $"more than {TermSet.Limit.ToString(CultureInfo.InvariantCulture)}"),
            _ => SyntaxDiagnostics.Expected(place, "a column, `1` or `0`", $"`{written}`", "A formula is made of columns and the operators `+ - : * / ^`."),
        };
    }
}
