using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>loss = … where eta = …</c> and the parameter that is its target.</summary>
internal sealed class LossBinder(BlockReader reader, StudyScope scope)
{
    private const double MostOfScore = 6_000;
    private const double MostOfHessian = 100_000;

    private readonly BindingContext context = reader.Context;

    /// <summary>What is asked for; null where it is wrong, which is reported.</summary>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="target">The target <c>coefficient(…)</c>; null for the first parameter.</param>
    public EstimandForm? Bind(string estimand, CallSyntax? target)
    {
        if (reader.Setting("loss") is not { } setting) return null;
        if (!StandsAlone(setting) || Definitions(setting) is not { } definitions) return null;
        var terms = new LossTerms(reader, scope, definitions);
        var loss = terms.Bind(setting.Value);
        foreach (var unused in loss is null ? [] : definitions.Values.Where(each => !terms.Used.Contains(each.Name.Text)))
        {
            context.Report(LossDiagnostics.UnusedDefinition(context.At(unused.Name), unused.Name.Text));
            loss = null;
        }

        if (loss is null || !HoldsWhatItNeeds(setting, terms)) return null;
        var place = context.At(setting.Value);
        var definition = new LossDefinition(loss, terms.Indices.ToEquatableArray(), terms.Parameters.Select(each => each.Value).ToEquatableArray(),
            terms.Columns.Select(column => column.Name).ToEquatableArray());
        if (!HasValues(definition, place) || !IsSmall(definition, place) || !MovesByAll(definition, terms)) return null;
        var curvature = new LossCurvature(definition, leaf => IsNotNegative(leaf, terms));
        var isConvex = IsConvex(definition, curvature, terms);
        var start = new StartBinder(reader, scope).Bind(terms.Parameters, [.. definitions.Keys], isConvex);
        var primary = Primary(target, definition);
        if (Form(definition with { MayBeNonConvex = !isConvex }, terms, setting) is not { } form) return null;
        if (start is null || primary is null) return null;
        if (DerivativeReview.Disagreement(definition, start) is { } disagreeing)
        {
            context.Report(LossDiagnostics.DerivativesDisagree(place, disagreeing));
            return null;
        }

        if (!isConvex) context.Report(DesignDiagnostics.NotConvex(place, estimand));
        if (LossSmoothness.Kink(definition, curvature) is { } kink)
            context.Report(DesignDiagnostics.NotSmooth(place, estimand, new LossPrinter(Shown(definition, terms)).Print(kink)));
        return form with { Start = start.ToEquatableArray(), Primary = primary.Value };
    }

    private bool StandsAlone(SettingSyntax setting)
    {
        if (!reader.Attempted("model")) return true;
        context.Report(SchemaDiagnostics.WrongValue(context.At(setting.Key), "loss", "no `model` beside it", "both",
            "A model is a loss: leave one of them out."));
        return false;
    }

    private Dictionary<string, OptionSyntax>? Definitions(SettingSyntax setting)
    {
        var definitions = new Dictionary<string, OptionSyntax>(StringComparer.Ordinal);
        var isRight = true;
        foreach (var definition in (setting.Where as DefinitionsSyntax)?.Definitions ?? [])
        {
            var name = definition.Name.Text;
            var what = scope.Declarations.Declares("outcome", name) ? "an outcome"
                : scope.IsColumn(name) ? $"a column of corpus `{scope.Corpus?.Name}`"
                : definitions.TryGetValue(name, out var first) ? $"defined on line {Text(context.Line(first))} too" : null;
            if (what is not null)
            {
                context.Report(LossDiagnostics.NameTaken(context.At(definition.Name), name, what));
                isRight = false;
            }

            definitions[name] = definition;
        }

        return isRight ? definitions : null;
    }

    private bool HoldsWhatItNeeds(SettingSyntax setting, LossTerms terms)
    {
        var place = context.At(setting.Value);
        if (terms.Parameters.Count == 0) context.Report(LossDiagnostics.NoParameter(place));
        if (terms.Annotated.Count == 0) context.Report(EstimandDiagnostics.LossOfNothingAnnotated(place, scope.Declarations.Names("outcome")));
        return terms.Parameters.Count > 0 && terms.Annotated.Count > 0;
    }

    private bool HasValues(LossDefinition definition, Place place)
    {
        if (LossValue.IsANumber(definition.Inline(definition.Loss))) return true;
        context.Report(LossDiagnostics.NoValue(place, "whatever the data"));
        return false;
    }

    private bool MovesByAll(LossDefinition definition, LossTerms terms)
    {
        var loss = definition.Inline(definition.Loss);
        var still = Enumerable.Range(0, terms.Parameters.Count)
            .Where(j => loss.Differentiate(new LossExpression.Parameter(j)).Expand() == LossExpression.Zero).ToList();
        foreach (var j in still) context.Report(LossDiagnostics.NoEffect(terms.Parameters[j].Place, terms.Parameters[j].Value));
        return still.Count == 0;
    }

    private bool IsSmall(LossDefinition definition, Place place)
    {
        var scores = Enumerable.Range(0, definition.Parameters.Count).Select(j => Total(definition.Loss, j)).ToList();
        if (TooMany(scores.Sum(LossSize.Of), MostOfScore)) return false;
        var total = 0.0;
        for (var j = 0; j < scores.Count; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                total += LossSize.Of(Total(scores[j], k));
                if (TooMany(total, MostOfHessian)) return false;
            }
        }

        return true;

        bool TooMany(double size, double most)
        {
            if (size > most) context.Report(LossDiagnostics.TooLarge(place, size, most));
            return size > most;
        }

        // Through the indices, as kernels take derivatives.
        LossExpression Total(LossExpression expression, int parameter) => LossExpression.Add(definition.Indices
            .Select((index, k) => expression.Differentiate(new LossExpression.Index(k))
                * index.Expression.Differentiate(new LossExpression.Parameter(parameter)))
            .Prepend(expression.Differentiate(new LossExpression.Parameter(parameter))));
    }

    private static bool IsNotNegative(LossExpression leaf, LossTerms terms) => leaf switch
    {
        LossExpression.Column column => terms.Columns[column.Position].Type is ColumnType.Indicator or ColumnType.Count,
        LossExpression.Regressor regressor => terms.Annotated[regressor.Position].Value is { Event: not null } or { Outcome.Minimum: >= 0 },
        _ => false,
    };

    // Where one option is annotated, the loss is looked at where it is chosen and where it is not.
    private static bool IsConvex(LossDefinition definition, LossCurvature curvature, LossTerms terms) =>
        terms.Annotated.Count == 1 && terms.Annotated[0].Value.Event is not null
            ? curvature.IsConvex(At(definition.Loss, LossExpression.Zero)) && curvature.IsConvex(At(definition.Loss, LossExpression.One))
            : curvature.IsConvex(definition.Loss) || curvature.IsConvex(definition.Inline(definition.Loss));

    private static LossExpression At(LossExpression loss, LossExpression value) => loss.Substitute(leaf => leaf is LossExpression.Regressor ? value : leaf);

    private static LossDefinition Shown(LossDefinition definition, LossTerms terms) => definition with { Regressors = Regressors(terms) };

    private static EquatableArray<LossRegressor> Regressors(LossTerms terms)
    {
        var outcomes = terms.Annotated.Select(each => each.Value.Outcome).Distinct().ToList();
        return terms.Annotated.Select(each => new LossRegressor(
            each.Value.ToString(), outcomes.IndexOf(each.Value.Outcome), each.Value.Event is null)).ToEquatableArray();
    }

    /// <summary>The loss as kernels are made of it: linear in one annotated variable v, or written out at what annotators may say.</summary>
    private EstimandForm.Custom? Form(LossDefinition definition, LossTerms terms, SettingSyntax setting)
    {
        var (response, place) = (terms.Annotated[0], context.At(setting.Value));
        if (Affine(definition, terms) is { } affine)
        {
            if (!LossValue.IsANumber(affine.Loss))
            {
                context.Report(LossDiagnostics.NoValue(place, $"where `{response.Value.Outcome.Name}` is, or is not, `{response.Value.Event}`"));
                return null;
            }

            var squares = response.Value.Event is null ? SquaredLoss.Of(affine) : null;
            return new(response, squares ?? affine, Written(setting), [], 0, place) { IsLeastSquares = squares is not null };
        }

        var whole = definition with { Regressors = Regressors(terms) };
        var combinations = RectifiedLoss.Combinations(whole.Regressors);
        if (combinations > RectifiedLoss.MostCombinations)
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(place, $"A loss that reads {Text((int)combinations)} combinations of annotated options",
                $"Name fewer options: {Text(RectifiedLoss.MostCombinations)} combinations are the most."));
            return null;
        }

        var rectified = RectifiedLoss.Of(whole) ?? throw new InvalidOperationException("A number that is no variable of a polynomial is a column.");
        if (!LossValue.IsANumber(rectified.Loss) || rectified.Indices.Any(index => !LossValue.IsANumber(index.Expression)))
        {
            context.Report(LossDiagnostics.NoValue(place, "for something that annotators may say"));
            return null;
        }

        return new(response, whole, Written(setting), [], 0, place)
        {
            Regressors = terms.Annotated.Select(each => each.Value).ToEquatableArray(),
            TakesNumbers = !rectified.SaidColumns.IsEmpty,
        };
    }

    // An option is 0 or 1, and in these two points every function of it is linear.
    private static LossDefinition? Affine(LossDefinition definition, LossTerms terms)
    {
        if (terms.Annotated.Count > 1) return null;
        var v = LossExpression.AnnotatedValue;
        if (terms.Annotated[0].Value.Event is null)
        {
            var plain = definition with { Loss = At(definition.Loss, v) };
            return plain.AffineInAnnotated() is null ? null : plain;
        }

        var (absent, chosen) = (At(definition.Loss, LossExpression.Zero), At(definition.Loss, LossExpression.One));
        return definition with { Loss = absent + (v * (chosen - absent)) };
    }

    private int? Primary(CallSyntax? target, LossDefinition definition)
    {
        if (target is null) return 0;
        if (target.Arguments.Count != 1 || target.Arguments[0] is not { Name: null, Design: null, Value: NameSyntax name })
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(target), target.Function.Text, "one parameter of the loss",
                $"`{context.Source.Slice(target.Span)}`"));
            return null;
        }

        var position = definition.Parameters.ToList().IndexOf(name.Text);
        if (position >= 0) return position;
        context.Report(EstimandDiagnostics.CoefficientNotInModel(context.At(name), name.Text, [.. definition.Parameters]));
        return null;
    }

    private static string Written(SettingSyntax setting)
    {
        var definitions = setting.Where is DefinitionsSyntax where
            ? " where " + string.Join(", ", where.Definitions.Select(each => $"{FlatPrinter.Print(each.Name)} = {FlatPrinter.Print(each.Value)}")) : "";
        return $"loss({FlatPrinter.Print(setting.Value)}{definitions})";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
