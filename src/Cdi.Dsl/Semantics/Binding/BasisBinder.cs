using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds functions of a formula whose columns depend on all rows: <c>scale(x)</c>, <c>poly(x, 2)</c>, <c>ns(x, 4)</c>, <c>bs(x, 5)</c>.</summary>
/// <remarks>Their columns are columns that the study computes when it has read the corpus. Only <c>poly(…, raw = TRUE)</c> needs no rows.</remarks>
internal sealed partial class BasisBinder(BindingContext context, StudyScope scope)
{
    private readonly Dictionary<string, ColumnModel> implied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EquatableArray<string>> variables = new(StringComparer.Ordinal);
    private readonly List<FormulaFunction> functions = [];

    /// <summary>Powers that need no rows.</summary>
    public IReadOnlyList<FormulaFunction> Functions => functions;

    /// <summary>Names of the variables that are calls.</summary>
    public IEnumerable<string> Calls => variables.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Whether a function is such a basis.</summary>
    public static bool IsBasis(CallSyntax call) => Estimators.FormulaFunctions.Find(call.Function.Text)?.Value
        is ColumnFunction.Scale or ColumnFunction.Polynomials or ColumnFunction.NaturalSplines or ColumnFunction.Splines;

    /// <summary>The columns of a variable; null where it is no basis.</summary>
    public EquatableArray<string>? Find(string variable) => variables.TryGetValue(variable, out var columns) ? columns : (EquatableArray<string>?)null;

    /// <summary>The variable of a call; null, and reported, where it is wrong.</summary>
    public string? Bind(CallSyntax call)
    {
        if (Estimators.FormulaFunctions.Find(call.Function.Text)?.Value == ColumnFunction.Polynomials
            && call.Arguments.Count(argument => argument is { Name: null, Value: NameSyntax or IndexedSyntax }) > 1) return Joint(call);
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Name: null, Design: null, Value: NameSyntax or IndexedSyntax } first)
            return Refuse(call, call, "a column of numbers first", call.Arguments.Count == 0 ? "none" : call.Arguments[0].Value.Describe());
        var written = first.Value is IndexedSyntax indexed ? $"{indexed.Name.Text}[{indexed.Key.Text}]" : ((NameSyntax)first.Value).Text;
        if (scope.Declarations.Declares("outcome", written)) return Refuse(call, first, "a column of the corpus", $"the outcome `{written}`");
        if (scope.Column(context, first.Value, written) is not { } column || RName.Of(call) is not { } name) return null;
        if (!column.IsNumeric) return Refuse(call, first, "a column of numbers", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`");
        var arguments = new CallArguments(call);
        var basis = Estimators.FormulaFunctions.Find(call.Function.Text)?.Value switch
        {
            ColumnFunction.Scale => Scale(arguments, new BasisColumn(name, BasisKind.Scale, column.Name, 0, 1)),
            ColumnFunction.Polynomials => Polynomials(arguments, new BasisColumn(name, BasisKind.Polynomials, column.Name, 0, 0)),
            ColumnFunction.NaturalSplines => Splines(arguments, new BasisColumn(name, BasisKind.NaturalSplines, column.Name, 0, 0)),
            _ => Splines(arguments, new BasisColumn(name, BasisKind.Splines, column.Name, 0, 0)),
        };
        if (basis is null || arguments.Surplus is not null || basis.Count > StudyLimits.Parameters)
            return Refuse(call, arguments.Surplus ?? (SyntaxNode)call, Takes(call), $"`{context.Source.Slice((arguments.Surplus ?? (SyntaxNode)call).Span)}`");
        if (variables.ContainsKey(name)) return name;
        var columns = Enumerable.Range(0, basis.Count)
            .Select(position => basis.Count == 1 ? name : name + NumberDigits.Of(position + 1)).ToEquatableArray();
        if (columns.FirstOrDefault(scope.IsColumn) is { } taken) return Refuse(call, call, "a name that no column has", $"`{taken}`, which is a column too");
        variables.Add(name, columns);
        for (var position = 0; position < columns.Count; position++) Add(columns[position], column, basis with { Position = position }, arguments.IsRaw);
        return name;
    }

    /// <summary>Adds the columns that a formula reads to the corpus.</summary>
    public void Imply(ExpandedFormula formula)
    {
        foreach (var name in formula.Columns) if (implied.TryGetValue(name, out var column)) scope.Imply(column);
    }

    private void Add(string name, ColumnModel column, BasisColumn basis, bool isRaw)
    {
        var power = LossExpression.Pow(new LossExpression.Column(0), basis.Position + 1);
        if (isRaw) functions.Add(new FormulaFunction(name, power, EquatableArray.Create(column.Name)));
        else implied[name] = new ColumnModel(name, null, column.Place, "", ColumnType.Number, null, [], null, null, []) { IsImplied = true, Basis = basis };
    }

    private static BasisColumn? Scale(CallArguments arguments, BasisColumn basis) =>
        arguments.Truth("center", true) is { } centres && arguments.Truth("scale", true) is { } scales && (centres || scales)
            ? basis with { Centres = centres, Scales = scales } : null;

    private static BasisColumn? Polynomials(CallArguments arguments, BasisColumn basis)
    {
        if (arguments.Truth("raw", false) is not { } raw) return null;
        arguments.IsRaw = raw;
        return arguments.Count("degree") is { } degree ? basis with { Count = degree } : null;
    }

    private static BasisColumn? Splines(CallArguments arguments, BasisColumn basis)
    {
        var isNatural = basis.Kind == BasisKind.NaturalSplines;
        var degree = isNatural || !arguments.Has("degree") ? 3 : arguments.Count("degree");
        var boundary = isNatural ? arguments.Numbers("Boundary.knots") : [];
        var knots = arguments.Numbers("knots");
        if (degree is not { } known || known > 9 || boundary is null || boundary.Count is not (0 or 2) || knots is null) return null;
        if (!IsAscending(boundary) || !IsAscending(knots)) return null;
        if (boundary.Count == 2 && knots.Any(knot => knot <= boundary[0] || knot >= boundary[1])) return null;
        var least = isNatural ? 1 : known;
        var count = knots.Count > 0 ? knots.Count + least : arguments.Count("df");
        if (!(count >= least)) return null;
        return basis with { Count = count ?? 0, Degree = known, Knots = knots.ToEquatableArray(), Boundary = boundary.ToEquatableArray() };
    }

    private static bool IsAscending(IReadOnlyList<double> numbers) => numbers.Zip(numbers.Skip(1), (one, next) => one < next).All(rises => rises);

    private static string Takes(CallSyntax call) => call.Function.Text switch
    {
        "scale" => "a column, and `center = FALSE` or `scale = FALSE` if wanted",
        "poly" => "a column, a degree of 1 or more, and `raw = TRUE` if wanted",
        "ns" => "a column and `df` of 1 or more or ascending `knots = c(…)` within `Boundary.knots = c(…)`, which are the ends of the column if left out",
        _ => "a column, `degree` from 1 to 9 if wanted, and `df` of no less or ascending `knots = c(…)`",
    };

    private string? Refuse(CallSyntax call, SyntaxNode node, string takes, string found)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), call.Function.Text, takes, found));
        return null;
    }
}
