using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns what is asked of a fitted model into functions of its parameters and of rows (statistics.md §3).</summary>
/// <param name="model">The model with its questions.</param>
/// <param name="loss">Its loss, whose indices are the linear predictors.</param>
internal sealed class PredictionLowering(EstimandForm.Regression model, LossDefinition loss)
{
    /// <summary>The targets, in the order of the questions.</summary>
    /// <param name="scale">The scale of their intervals.</param>
    public EquatableArray<TargetPlan> Targets(ScaleKind scale)
    {
        var reported = TargetScales.Of(model, model.Kind(), scale);
        return model.Questions.Select(question => Target(question, scale, reported)).ToEquatableArray();
    }

    private TargetPlan Target(ModelQuestion question, ScaleKind scale, TargetScale reported)
    {
        var functions = new List<RowFunctionPlan>();
        var value = model.Grid is { } grid ? OverGrid(question, grid, functions) : OverRows(question, functions);
        var own = question.Function switch
        {
            TargetFunction.Predicted when scale == ScaleKind.LogOdds => Logit(value[0]),
            TargetFunction.Predicted when scale == ScaleKind.Log => Log(value[0]),
            TargetFunction.Ratio => Log(value[0]) - Log(value[1]),
            TargetFunction.OddsRatio => Logit(value[0]) - Logit(value[1]),
            _ => value[0],
        };
        return new TargetPlan(question.Term, own, reported)
        {
            Rows = new(functions.ToEquatableArray(), model.TakesRowsAsGiven == true) { AreShares = model.PredictsShares },
        };
    }

    // Means over rows; a difference is the mean of differences, in which what a linear model does not vary cancels.
    private List<LossExpression> OverRows(ModelQuestion question, List<RowFunctionPlan> functions)
    {
        var first = Predictors(question.Values);
        if (question.Slope is { } slope)
        {
            functions.Add(Slope(first, slope, question));
        }
        else if (question.Function is TargetFunction.Ratio or TargetFunction.OddsRatio)
        {
            functions.Add(new(first.ToEquatableArray(), Mean(question.Class, 0)));
            functions.Add(new(Predictors(question.Against).ToEquatableArray(), Mean(question.Class, 0)));
        }
        else if (question.Function == TargetFunction.Predicted)
        {
            functions.Add(new(first.ToEquatableArray(), Mean(question.Class, 0)));
        }
        else if (model.Family.PredictsLinearly())
        {
            functions.Add(new(EquatableArray.Create(first[0] - Predictors(question.Against)[0]), new LossExpression.Index(0)));
        }
        else
        {
            functions.Add(new(first.Concat(Predictors(question.Against)).ToEquatableArray(),
                Mean(question.Class, 0) - Mean(question.Class, first.Count)));
        }

        return [.. functions.Select((_, k) => (LossExpression)new Column(k))];
    }

    // The mean at the average predictor of all combinations of levels, numbers at their means.
    private List<LossExpression> OverGrid(ModelQuestion question, ReferenceGrid grid, List<RowFunctionPlan> functions)
    {
        foreach (var name in grid.Numbers) functions.Add(new([], new Column(Position(name))));
        var first = Averaged(Predictors(question.Values), question.Values, grid);
        if (question.Slope is { } slope) return [At(Slope(Predictors(question.Values), slope, question), question.Values, grid)];
        var value = At(Mean(question.Class, 0), first);
        if (question.Function == TargetFunction.Predicted) return [value];
        var second = At(Mean(question.Class, 0), Averaged(Predictors(question.Against), question.Against, grid));
        return question.Function is TargetFunction.Ratio or TargetFunction.OddsRatio ? [value, second] : [value - second];
    }

    private LossExpression At(RowFunctionPlan function, EquatableArray<CovariateValue> values, ReferenceGrid grid) =>
        At(function.Value, Averaged([.. function.Indices], values, grid));

    private static LossExpression At(LossExpression value, List<LossExpression> indices) =>
        value.Substitute(leaf => leaf is LossExpression.Index index ? indices[index.Position] : leaf);

    // Each predictor over the combinations of levels that are not set, a number by the position of its average.
    private List<LossExpression> Averaged(List<LossExpression> predictors, EquatableArray<CovariateValue> values, ReferenceGrid grid)
    {
        IEnumerable<EquatableArray<CovariateValue>> cells = [[]];
        foreach (var factor in grid.Factors.Where(factor => !values.Any(value => value.Name == factor[0][0].Name)))
            cells = cells.SelectMany(cell => factor.Select(level => cell.Concat(level).ToEquatableArray())).ToList();
        var all = cells.ToList();
        return [.. predictors.Select(predictor => (1.0 / all.Count) * Add(all.Select(cell => Set(predictor, cell)))
            .Substitute(leaf => leaf is Column column ? new Column(grid.Numbers.ToList().IndexOf(loss.Columns[column.Position])) : leaf))];
    }

    private RowFunctionPlan Slope(List<LossExpression> predictors, string slope, ModelQuestion question)
    {
        var along = Variable(slope);
        var steep = loss.Indices.Select(index => Set(index.Expression.Differentiate(along), question.Values)).ToList();
        var value = Add(predictors.Select((_, k) =>
            Mean(question.Class, 0).Differentiate(new LossExpression.Index(k)) * new LossExpression.Index(predictors.Count + k)));
        return model.Family.PredictsLinearly()
            ? new(steep.ToEquatableArray(), new LossExpression.Index(0))
            : new(predictors.Concat(steep).ToEquatableArray(), value);
    }

    private List<LossExpression> Predictors(EquatableArray<CovariateValue> values) => [.. loss.Indices.Select(index => Set(index.Expression, values))];

    private LossExpression Set(LossExpression expression, EquatableArray<CovariateValue> values)
    {
        if (values.IsEmpty) return expression;
        var known = values.GroupBy(value => value.Name).ToDictionary(group => Variable(group.Key), group => group.First().Value);
        return expression.Substitute(leaf => known.TryGetValue(leaf, out var value) ? value : leaf);
    }

    private LossExpression Variable(string name)
    {
        var annotated = loss.Regressors.ToList().FindIndex(each => each.Name == name);
        return annotated >= 0 ? new Regressor(annotated) : new Column(Position(name));
    }

    private int Position(string name) => loss.Columns.ToList().IndexOf(name);

    // The mean, or the share of a class, by the predictors that begin at a position.
    private LossExpression Mean(string? ofClass, int first)
    {
        LossExpression eta = new LossExpression.Index(first);
        return model.Family switch
        {
            RegressionFamily.Linear or RegressionFamily.InstrumentalVariables or RegressionFamily.Quantile => eta,
            RegressionFamily.Logistic or RegressionFamily.BradleyTerry => Logistic(eta),
            RegressionFamily.Probit => NormalCdf(eta),
            RegressionFamily.Cloglog => One - Exp(-Exp(eta)),
            RegressionFamily.Gamma when model.Link == MeanLink.Inverse => Pow(eta, -1),
            RegressionFamily.Gamma when model.Link == MeanLink.Identity => eta,
            RegressionFamily.Poisson or RegressionFamily.Gamma or RegressionFamily.InverseGaussian or RegressionFamily.NegativeBinomial => Exp(eta),
            RegressionFamily.Multinomial => OfClass(Options.IndexOf(ofClass ?? ""), first),
            RegressionFamily.OrderedLogit => Between(Options.IndexOf(ofClass ?? ""), eta, Logistic),
            RegressionFamily.OrderedProbit => Between(Options.IndexOf(ofClass ?? ""), eta, NormalCdf),
            RegressionFamily.OrderedCloglog => Between(Options.IndexOf(ofClass ?? ""), eta, x => One - Exp(-Exp(x))),
        };
    }

    private List<string> Options => [.. model.Response.Value.Outcome.Options.Select(option => option.Key)];

    // 1/Σ exp(ηⱼ − ηₖ), the first class with the predictor 0.
    private LossExpression OfClass(int position, int first)
    {
        var predictors = Options.Select((_, j) => j == 0 ? Zero : new LossExpression.Index(first + j - 1)).ToList();
        return Pow(Add(predictors.Select(each => Exp(each - predictors[position]))), -1);
    }

    // F(ζⱼ − η) − F(ζⱼ₋₁ − η).
    private LossExpression Between(int position, LossExpression eta, Func<LossExpression, LossExpression> distribution)
    {
        var terms = loss.Parameters.Count - Options.Count + 1;
        var below = position > 0 ? distribution(new Parameter(terms + position - 1) - eta) : Zero;
        return (position < Options.Count - 1 ? distribution(new Parameter(terms + position) - eta) : One) - below;
    }
}
