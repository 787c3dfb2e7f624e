using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what is asked of a fitted model: <c>average_effect(x)</c>, <c>predicted(x = 1)</c>, and comparisons of two predictions.</summary>
/// <param name="context">Where diagnostics go.</param>
/// <param name="scope">The names of the study.</param>
/// <param name="model">The model.</param>
internal sealed class ModelTargetBinder(BindingContext context, StudyScope scope, EstimandForm.Regression model)
{
    private const string Predicted = "predicted";
    private readonly CovariateBinder covariates = new(context, scope, model);

    /// <summary>Whether a target is one of a model that is not a coefficient.</summary>
    /// <param name="call">The target.</param>
    /// <param name="function">Its function.</param>
    public static bool IsOfModel(CallSyntax call, TargetFunction function) => function is TargetFunction.AverageEffect or TargetFunction.Predicted
        || (function is TargetFunction.Difference or TargetFunction.Ratio or TargetFunction.OddsRatio
            && call.Arguments.Any(argument => argument.Value is CallSyntax { Function.Text: Predicted }));

    /// <summary>The model with its questions; null, and reported, where they are wrong.</summary>
    /// <param name="call">The target.</param>
    public EstimandForm.Regression? Bind(CallSyntax call)
    {
        if (!model.Absorbed.IsEmpty)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(call), $"`{call.Function.Text}` of a model with effects behind `|`",
                "Write the effects as factors of the formula, or ask for `coefficient(…)`."));
            return null;
        }

        if (model.Instruments is not null)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(call), $"`{call.Function.Text}` of a model with instruments",
                "Ask for `coefficient(…)`, which is the slope of every text in a linear model."));
            return null;
        }

        if (call.Arguments.FirstOrDefault(argument => argument.Design is not null) is { } misplaced) return Refuse(call, misplaced);
        var function = Estimators.TargetFunctions.Find(call.Function.Text)?.Value;
        var options = call.Arguments.Where(IsOption).ToList();
        if (Options(call, options) is not (var overGrid, var isGiven)) return null;
        var asked = call.Arguments.Where(argument => !IsOption(argument)).ToList();
        var questions = function switch
        {
            TargetFunction.AverageEffect => Effects(call, asked),
            TargetFunction.Predicted => Predictions(call, asked),
            { } comparison => Comparison(call, comparison, asked),
            null => null,
        };
        if (questions is null || questions.Any(question => !covariates.KnowsOthers(question, call))) return null;
        var grid = overGrid ? covariates.Grid(call, questions) : null;
        if (overGrid && grid is null) return null;
        return model with
        {
            Questions = questions.SelectMany(OfClasses).ToEquatableArray(),
            Asked = FlatPrinter.Print(call),
            Grid = grid,
            TakesRowsAsGiven = isGiven,
        };
    }

    private IEnumerable<ModelQuestion> OfClasses(ModelQuestion question) => !model.Family.IsOfClasses() ? [question]
        : model.Response.Value.Outcome.Options.Select(option => question with { Term = $"{option.Key}:{question.Term}", Class = option.Key });

    private static bool IsOption(ArgumentSyntax argument) => argument.Name?.Text is "over" or "covariates";

    private (bool OverGrid, bool AreGiven)? Options(CallSyntax call, List<ArgumentSyntax> options)
    {
        var (grid, given) = (false, false);
        foreach (var option in options)
        {
            var value = (option.Value as NameSyntax)?.Text;
            if (option.Name?.Text == "over" && value is "rows" or "grid" && options.Count(each => each.Name?.Text == "over") == 1) grid = value == "grid";
            else if (option.Name?.Text == "covariates" && value is "sampled" or "fixed" && options.Count(each => each.Name?.Text == "covariates") == 1)
                given = value == "fixed";
            else
            {
                context.Report(SchemaDiagnostics.WrongValue(context.At(option), call.Function.Text,
                    "`over = rows` or `over = grid`, and `covariates = sampled` or `covariates = fixed`, each once", $"`{context.Source.Slice(option.Span)}`"));
                return null;
            }
        }

        return (grid, given);
    }

    private List<ModelQuestion>? Effects(CallSyntax call, List<ArgumentSyntax> asked)
    {
        var variables = asked.Where(argument => argument.Name is null).ToList();
        if (variables.Count != 1)
        {
            Refuse(call, asked.Skip(1).FirstOrDefault() ?? (SyntaxNode)call);
            return null;
        }

        if (covariates.Values(asked.Where(argument => argument.Name is not null)) is not { } held) return null;
        if (covariates.Contrast(variables[0].Value) is not { } contrast) return null;
        if (held.Select(value => value.Name).Intersect(contrast.SelectMany(level => level.Values).Select(value => value.Name)).Any()
            || (contrast[0].Slope is { } slope && held.Any(value => value.Name == slope)))
        {
            Refuse(call, variables[0]);
            return null;
        }

        if (contrast[0].Slope is not null)
            return [new(contrast[0].Name, TargetFunction.AverageEffect, held.ToEquatableArray()) { Slope = contrast[0].Slope }];
        return [.. contrast.Skip(1).Select(level => new ModelQuestion(level.Name, TargetFunction.AverageEffect, level.Values.Concat(held).ToEquatableArray())
            { Against = contrast[0].Values.Concat(held).ToEquatableArray() })];
    }

    private List<ModelQuestion>? Predictions(CallSyntax call, List<ArgumentSyntax> asked)
    {
        if (covariates.Values(asked.Where(argument => argument.Name is not null)) is not { } held) return null;
        List<(string Name, EquatableArray<CovariateValue> Values)> cells = [("", held.ToEquatableArray())];
        foreach (var argument in asked.Where(argument => argument.Name is null))
        {
            if (covariates.Levels(argument.Value) is not { } levels) return null;
            if (levels.SelectMany(level => level.Values).Any(value => cells[0].Values.Any(known => known.Name == value.Name)))
            {
                Refuse(call, argument);
                return null;
            }

            cells = [.. cells.SelectMany(cell => levels.Select(level => (
                cell.Name.Length == 0 ? level.Name : $"{cell.Name}, {level.Name}", cell.Values.Concat(level.Values).ToEquatableArray())))];
            if (cells.Count > StudyLimits.Cells)
            {
                context.Report(SchemaDiagnostics.WrongValue(context.At(argument), call.Function.Text, $"{StudyLimits.Cells} predictions at most",
                    $"{cells.Count}"));
                return null;
            }
        }

        return [.. cells.Select(cell => new ModelQuestion(cell.Name.Length == 0 ? Predicted : cell.Name, TargetFunction.Predicted, cell.Values))];
    }

    private List<ModelQuestion>? Comparison(CallSyntax call, TargetFunction function, List<ArgumentSyntax> asked)
    {
        if (function == TargetFunction.OddsRatio && !model.PredictsShares)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(call), call.Function.Text, "predictions of an event or of options",
                $"those of `{Estimators.Models.NameOf(model.Family)}`", "Means have no odds: use `ratio(predicted(…), predicted(…))`."));
            return null;
        }

        var both = asked.Select(argument => argument is { Name: null, Value: CallSyntax { Function.Text: Predicted } inner } ? inner : null).ToList();
        if (function == TargetFunction.Ratio && model.Family == RegressionFamily.Linear
            && model.Response.Value is { Event: null, Outcome: { HasAllOptions: true, Minimum: null or < 0 } outcome })
        {
            context.Report(EstimandDiagnostics.RatioOfNegativeNumbers(context.At(call), outcome.Name));
            return null;
        }

        if (both.Count != 2 || both[0] is not { } first || both[1] is not { } second
            || first.Arguments.Concat(second.Arguments).Any(argument => argument is { Name: null } or { Design: not null } || IsOption(argument)))
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(call), call.Function.Text,
                "two predictions, each at values of regressors, `predicted(x = 1), predicted(x = 0)`", $"`{context.Source.Slice(call.Span)}`",
                "Write the two predictions first; `over` and `covariates` stand behind them."));
            return null;
        }

        if (covariates.Values(first.Arguments) is not { } values || covariates.Values(second.Arguments) is not { } against) return null;
        return [new(Estimators.TargetFunctions.NameOf(function), function, values.ToEquatableArray()) { Against = against.ToEquatableArray() }];
    }

    private EstimandForm.Regression? Refuse(CallSyntax call, SyntaxNode node)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), call.Function.Text,
            call.Function.Text == Predicted ? "regressors at values, `x = 1`, or factors, each once" : "one regressor, and others at values, `x = 1`",
            $"`{context.Source.Slice(node.Span)}`"));
        return null;
    }
}
