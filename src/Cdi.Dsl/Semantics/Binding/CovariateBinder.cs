using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds regressors at values, and what of a formula follows them: indicators of levels, options of annotated variables.</summary>
/// <param name="context">Where diagnostics go.</param>
/// <param name="scope">The names of the study; columns that the formula implies are bound.</param>
/// <param name="model">The model.</param>
internal sealed partial class CovariateBinder(BindingContext context, StudyScope scope, EstimandForm.Regression model)
{
    private readonly List<string> columns = [.. model.Formula.Columns];

    /// <summary>Regressors at values; null, and reported, where one is wrong.</summary>
    /// <param name="arguments">Each with a name.</param>
    public List<CovariateValue>? Values(IEnumerable<ArgumentSyntax> arguments)
    {
        var values = new List<CovariateValue>();
        foreach (var argument in arguments)
        {
            if (argument.Name is not { } name || Set(name, argument.Value) is not { } set) return null;
            if (set.Any(value => values.Exists(known => known.Name == value.Name)))
            {
                context.Report(SchemaDiagnostics.WrongValue(context.At(argument), "predicted", "each regressor once", $"`{name.Text}` again"));
                return null;
            }

            values.AddRange(set);
        }

        return values;
    }

    /// <summary>What an effect compares: the levels of a factor or indicator, the first against the others, or one slope; null, and reported, where the
    /// variable is none of the formula.</summary>
    /// <param name="written">The variable.</param>
    public List<CovariateLevel>? Contrast(ExpressionSyntax written)
    {
        if (written is IndexedSyntax indexed && model.Formula.Annotated.Contains($"{indexed.Name.Text}[{indexed.Key.Text}]"))
        {
            var options = OptionsOf(indexed.Name.Text);
            var name = $"{indexed.Name.Text}[{indexed.Key.Text}]";
            return [new("", options.Select(each => new CovariateValue(each, 0)).ToEquatableArray()),
                new(name, options.Select(each => new CovariateValue(each, each == name ? 1 : 0)).ToEquatableArray())];
        }

        var variable = written is NameSyntax plain ? plain.Text : "";
        if (model.Formula.Annotated.Contains(variable)) return [new(variable, [], variable)];
        if (Levels(written, report: false) is { } levels)
        {
            return levels.Count == 2 && columns.Contains(variable) ? [levels[0], levels[1] with { Name = variable }]
                : [.. levels.Select((level, j) => level with { Name = j == 0 ? "" : $"{variable}: {Value(level)} - {Value(levels[0])}" })];
        }

        if (!columns.Contains(variable) || DependsOnRows(variable, written) || IsCompared(variable, written)) return ReportUnread(written);
        return [new(variable, [], variable)];

        static string Value(CovariateLevel level) => level.Name.Substring(level.Name.IndexOf(" = ", StringComparison.Ordinal) + 3);
    }

    /// <summary>The levels of a factor, an indicator or an annotated variable with options; null, and reported, where there are none.</summary>
    /// <param name="written">The variable.</param>
    /// <param name="report">Whether what has no levels is reported.</param>
    public List<CovariateLevel>? Levels(ExpressionSyntax written, bool report = true)
    {
        var name = (written as NameSyntax)?.Text ?? "";
        if (OptionsOf(name) is { Count: > 0 } options && scope.PeekOutcome(name) is { IsNumber: false } outcome)
        {
            return [.. outcome.Options.Select(option => new CovariateLevel($"{name} = {option.Key}",
                options.Select(each => new CovariateValue(each, each == $"{name}[{option.Key}]" ? 1 : 0)).ToEquatableArray()))];
        }

        if (columns.Contains(name) && Find(name) is { Type: ColumnType.Indicator })
        {
            return [.. new[] { 0, 1 }.Select(value => new CovariateLevel($"{name} = {value.ToString(CultureInfo.InvariantCulture)}",
                EquatableArray.Create(new CovariateValue(name, value))))];
        }

        if (IndicatorsOf(name) is { Count: > 0 } indicators && FactorOf(indicators[0]) is { } factor)
        {
            return [.. factor.Levels.OrderBy(level => level != factor.Reference).Select(level => new CovariateLevel($"{name} = {level}",
                indicators.Select(each => new CovariateValue(each.Name, each.Conditions[0].Values[0] == level ? 1 : 0)).ToEquatableArray()))];
        }

        if (!report) return null;
        if (columns.Contains(name))
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(written), "predicted", "a factor or an indicator of the formula",
                $"the numbers of `{name}`", $"Say at which value: `predicted({name} = 1)`."));
            return null;
        }

        ReportUnread(written);
        return null;
    }

    /// <summary>Whether a question asks for no annotated variable whose values are known of labelled texts alone; otherwise reported.</summary>
    /// <param name="question">The question.</param>
    /// <param name="call">Where it is asked.</param>
    public bool KnowsOthers(ModelQuestion question, CallSyntax call)
    {
        var set = question.Values.Select(value => value.Name).ToList();
        var unknown = model.Formula.Annotated.Where(name => !set.Contains(name)).ToList();
        var moved = question.Values.Except(question.Against).Select(value => value.Name).Append(question.Slope ?? "").ToList();
        if (model.Family == RegressionFamily.Linear && question.Function is TargetFunction.AverageEffect or TargetFunction.Difference)
        {
            unknown = [.. unknown.Where(name => name == question.Slope ? model.Formula.Terms.Any(term => term.Variables.Count(each => each == name) > 1)
                : model.Formula.Terms.Any(term => term.Variables.Contains(name) && term.Variables.Any(each => each != name && Reads(each, moved))))];
        }

        if (unknown.Count == 0) return true;
        context.Report(SchemaDiagnostics.UnknownRegressor(context.At(call), call.Function.Text, unknown[0]));
        return false;
    }

    /// <summary>What predictions are averaged over where levels are balanced; null, and reported, where it is too large or not known.</summary>
    /// <param name="call">Where it is asked for.</param>
    /// <param name="questions">What is asked.</param>
    public ReferenceGrid? Grid(CallSyntax call, List<ModelQuestion> questions)
    {
        var (factors, numbers) = (new List<EquatableArray<EquatableArray<CovariateValue>>>(), new List<string>());
        foreach (var group in columns.Select(Find).OfType<ColumnModel>().GroupBy(column => IsLevel(column)
            ? column.Conditions[0].Column : column.Name, StringComparer.Ordinal))
        {
            var first = group.First();
            if (first.Basis is { } basis)
            {
                context.Report(SchemaDiagnostics.RegressorOfRows(context.At(call), basis.Column, basis.Function));
                return null;
            }

            if (IsLevel(first) && FactorOf(first) is { } factor)
            {
                factors.Add(factor.Levels.Select(level => group.Select(each => new CovariateValue(each.Name, each.Conditions[0].Values[0] == level ? 1 : 0))
                    .ToEquatableArray()).ToEquatableArray());
            }
            else if (first.Type == ColumnType.Indicator)
            {
                factors.Add(new[] { 0.0, 1.0 }.Select(value => EquatableArray.Create(new CovariateValue(first.Name, value))).ToEquatableArray());
            }
            else
            {
                numbers.Add(first.Name);
            }
        }

        var cells = questions.Max(question => factors.Where(factor => !question.Values.Any(value => value.Name == factor[0][0].Name))
            .Aggregate(1L, (count, factor) => Math.Min(int.MaxValue, count * factor.Count)));
        if (cells <= ReferenceGrid.MostCells) return new(factors.ToEquatableArray(), numbers.ToEquatableArray());
        context.Report(SchemaDiagnostics.WrongValue(context.At(call), call.Function.Text,
            $"a grid of {ReferenceGrid.MostCells} combinations of levels at most", cells.ToString(CultureInfo.InvariantCulture),
            "Leave `over = grid` out: predictions are then averaged over the rows of the corpus."));
        return null;
    }

    private bool Reads(string variable, List<string> names) =>
        names.Contains(variable) || (model.Formula.Function(variable)?.Columns.Any(names.Contains) ?? false);

    private List<string> OptionsOf(string outcome) =>
        [.. model.Formula.Annotated.Where(name => name == outcome || name.StartsWith(outcome + "[", StringComparison.Ordinal))];

    // An indicator of one level of a factor; those of intervals follow a number.
    private static bool IsLevel(ColumnModel column) => column is { IsImplied: true, Conditions.Count: 1 };

    private ColumnModel? Find(string name) => scope.Corpus?.Find(name);

    private List<CovariateValue>? Set(NameSyntax name, ExpressionSyntax value)
    {
        if (OptionsOf(name.Text) is { Count: > 0 } options) return SetAnnotated(name, value, options);
        if (columns.Contains(name.Text) && Find(name.Text) is { } column)
        {
            if (DependsOnRows(name.Text, name)) return null;
            if (Number(value) is { } number && (column.Type != ColumnType.Indicator || number is 0 or 1)) return [new(name.Text, number)];
            var takes = column.Type == ColumnType.Indicator ? "0 or 1" : "a number";
            return Wrong(name, value, takes);
        }

        if (IndicatorsOf(name.Text) is not { Count: > 0 } indicators || FactorOf(indicators[0]) is not { } factor)
        {
            ReportUnread(name);
            return null;
        }

        var level = (value as StringSyntax)?.Value ?? RName.Of(value);
        if (level is null || !factor.Levels.Contains(level)) return Wrong(name, value, $"one of the levels {NameList.Of([.. factor.Levels])}");
        return [.. indicators.Select(each => new CovariateValue(each.Name, each.Conditions[0].Values[0] == level ? 1 : 0))];
    }

    private List<CovariateValue>? SetAnnotated(NameSyntax name, ExpressionSyntax value, List<string> options)
    {
        if (options.Count == 1 && options[0] == name.Text) return Number(value) is { } number ? [new(name.Text, number)] : Wrong(name, value, "a number");
        var key = (value as StringSyntax)?.Value ?? (value as NameSyntax)?.Text;
        if (scope.PeekOutcome(name.Text) is not { } outcome || key is null || outcome.Find(key) is null)
            return Wrong(name, value, $"an option of `{name.Text}`");
        return [.. options.Select(each => new CovariateValue(each, each == $"{name.Text}[{key}]" ? 1 : 0))];
    }

    private List<CovariateValue>? Wrong(NameSyntax name, ExpressionSyntax value, string takes)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), name.Text, takes, $"`{context.Source.Slice(value.Span)}`"));
        return null;
    }

    private static double? Number(ExpressionSyntax value) => value switch
    {
        NumberSyntax { Unit: null } number => number.Value,
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
        _ => null,
    };

    // Indicators of levels that the formula makes of a factor, or of a column that it takes as one.
    private List<ColumnModel> IndicatorsOf(string name) => name.Length == 0 ? [] :
        [.. columns.Select(Find).OfType<ColumnModel>().Where(column => IsLevel(column)
            && (column.Conditions[0].Column == name
                || (FactorOf(column) is { IsImplied: true, Source: { } source } && Find(name)?.Source == source)))];

    private ColumnModel? FactorOf(ColumnModel indicator) => Find(indicator.Conditions[0].Column);

    private List<CovariateLevel>? ReportUnread(ExpressionSyntax written)
    {
        var name = (written as NameSyntax)?.Text ?? context.Source.Slice(written.Span);
        if (columns.Contains(name) || DependsOnRows(name, written)) return null;
        context.Report(SchemaDiagnostics.NotARegressorOfModel(context.At(written), name, [.. columns.Select(Find).OfType<ColumnModel>()
            .Select(column => column.Basis?.Column ?? (IsLevel(column) ? column.Conditions[0].Column : column.Name))
            .Concat(model.Formula.Annotated).Distinct(StringComparer.Ordinal)]));
        return null;
    }
}
