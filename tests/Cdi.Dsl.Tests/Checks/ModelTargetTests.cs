using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using MathNet.Numerics.Distributions;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>What is asked of a fitted model, as its author writes it: what is refused, and what the rest becomes.</summary>
public class ModelTargetTests
{
    private const string Model = "  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n";
    private const string Age = "logistic(tone[hostile] ~ renter * age)";

    [Theory]
    [InlineData(Age, "average_effect(street)", "CDI2090")]
    [InlineData(Age, "predicted(year = 2001)", "CDI2090")]
    [InlineData("logistic(tone[hostile] ~ poly(age, 2))", "average_effect(age)", "CDI2091")]
    [InlineData("logistic(tone[hostile] ~ poly(age, 2) + renter)", "predicted(renter, over = grid)", "CDI2091")]
    [InlineData("logistic(tone[hostile] ~ anger + renter)", "average_effect(renter)", "CDI2092")]
    [InlineData(Age, "average_effect()", "CDI2014")]
    [InlineData(Age, "average_effect(age, renter)", "CDI2014")]
    [InlineData(Age, "average_effect(renter, renter = 1)", "CDI2014")]
    [InlineData(Age, "predicted(age)", "CDI2014")]
    [InlineData(Age, "predicted(renter = 2)", "CDI2014")]
    [InlineData(Age, "predicted(renter = 1, renter = 0)", "CDI2014")]
    [InlineData(Age, "predicted(age = \"old\")", "CDI2014")]
    [InlineData(Age, "predicted(renter = 1, over = means)", "CDI2014")]
    [InlineData(Age, "predicted(renter = 1, covariates = random)", "CDI2014")]
    [InlineData(Age, "difference(predicted(renter = 1), renter)", "CDI2014")]
    [InlineData(Age, "difference(predicted(renter = 1), predicted(renter))", "CDI2014")]
    [InlineData("poisson(anger ~ age)", "odds_ratio(predicted(age = 1), predicted(age = 2))", "CDI2014")]
    [InlineData(Age, "predicted(renter = 1)\n  interval_scale = ratio", "CDI3009")]
    [InlineData("linear(anger ~ age | street)", "average_effect(age)", "CDI1007")]
    public void A_wrong_question_is_one_diagnostic(string model, string target, string code) =>
        Assert.Equal([code], Compiled.Text(Study(model, target)).Diagnostics.Where(each => each.IsError).Select(each => each.Code));

    [Theory]
    [InlineData("predicted(renter = 1)")]
    [InlineData("average_effect(age)")]
    [InlineData("difference(predicted(renter = 1), predicted(renter = 0))")]
    public void A_question_needs_a_model(string target) =>
        Assert.NotEmpty(Compiled.Codes(Letters.With(Model, $"  target = {target}\n")));

    [Theory]
    [InlineData(Age, "average_effect( age )", "average_effect(age)", "age: x₀ coefficient")]
    [InlineData(Age, "average_effect(renter, age = 40)", "average_effect(renter, age = 40)", "renter: x₀ difference")]
    [InlineData(Age, "predicted(renter)", "predicted(renter)", "renter = 0: x₀ proportion; renter = 1: x₀ proportion")]
    [InlineData(Age, "predicted(age = 40)\n  interval_scale = log_odds", "predicted(age = 40)", "predicted: log(x₀) − log(1 − x₀) proportion")]
    [InlineData(Age, "ratio(predicted(renter = 1), predicted(renter = 0))", "ratio(predicted(renter = 1), predicted(renter = 0))",
        "ratio: log(x₀) − log(x₁) ratio")]
    [InlineData("linear(anger ~ renter + age)", "average_effect(renter)", "average_effect(renter)", "renter: x₀ coefficient")]
    [InlineData("linear(anger ~ renter + age)", "predicted(renter = 1, over = grid)", "predicted(renter = 1, over = grid)",
        "predicted: θ₀ + θ₁ + θ₂·x₀ mean")]
    public void A_question_lowers_to_a_function_of_averages(string model, string target, string shown, string targets)
    {
        var estimand = Compiled.Text(Study(model, target)).Plan?.Estimands[0];
        Assert.EndsWith(shown, estimand?.Shown, StringComparison.Ordinal);
        Assert.Equal(targets, string.Join("; ", estimand?.Targets.Select(each => $"{each.Term}: {each.Value} "
            + Cdi.Dsl.Vocabulary.Choices.Scales.NameOf(each.Scale.Reported())) ?? []));
    }

    [Fact]
    public void What_a_linear_model_does_not_move_cancels()
    {
        var rows = Compiled.Text(Study("linear(anger ~ renter + age)", "average_effect(renter)")).Plan?.Estimands[0].Targets[0].Rows;
        Assert.Equal("θ₁", rows?.Functions[0].Indices[0].ToString());
    }

    [Theory]
    [InlineData("linear(anger ~ renter * age + I(age^2))")]
    [InlineData("logistic(tone[hostile] ~ renter * age + log(age))")]
    [InlineData("probit(tone[hostile] ~ renter * age)")]
    [InlineData("cloglog(tone[hostile] ~ renter * age)")]
    [InlineData("poisson(anger ~ renter * age + offset(log(age)))")]
    [InlineData("gamma(anger ~ renter * age)")]
    [InlineData("inverse_gaussian(anger ~ renter * age)")]
    [InlineData("negative_binomial(anger ~ renter * age, theta = 2)")]
    [InlineData("multinomial(tone ~ renter * age)")]
    public void Gradients_and_slopes_are_those_of_central_differences(string model)
    {
        foreach (var target in new[] { "average_effect(age)", "average_effect(renter)", "predicted(renter = 1)" })
        {
            var estimand = Compiled.Text(Study(model, target)).Plan?.Estimands[0];
            Assert.NotNull(estimand);
            var size = estimand.Loss.Parameters.Count;
            double[] parameters = [.. Enumerable.Range(0, size).Select(j => 0.3 * Math.Cos(3 * j))];
            double[] row = [.. estimand.Loss.Columns.Select(name => name == "renter" ? 1.0 : 1.7)];
            foreach (var function in estimand.Targets.SelectMany(each => each.Rows?.Functions ?? []))
            {
                double Of(LossExpression each) => Value(each, parameters, row, function);

                for (var j = 0; j < size; j++)
                {
                    var own = j;
                    var analytic = Of(function.Direct(own)) + function.Slopes.Select((slope, k) => Of(slope) * Of(function.Along(k, own))).Sum();
                    Assert.Equal(Central(parameters, j, () => Value(function.Value, parameters, row, function)), analytic, 1e-7);
                }
            }
        }

        var plan = Compiled.Text(Study(model, "average_effect(age)")).Plan?.Estimands[0];
        var mean = Compiled.Text(Study(model, "predicted()")).Plan?.Estimands[0];
        Assert.NotNull(plan);
        Assert.NotNull(mean);

        // Of events and options shares are predicted, which end at 1; of counts anything.
        Assert.All(plan.Targets.Concat(mean.Targets), each => Assert.Equal(model.Contains("(tone", StringComparison.Ordinal), each.Rows?.AreShares));
        double[] at = [.. Enumerable.Range(0, plan.Loss.Parameters.Count).Select(j => 0.3 * Math.Cos(3 * j))];
        double[] values = [.. plan.Loss.Columns.Select(name => name == "renter" ? 1.0 : 1.7)];
        foreach (var (slope, level) in plan.Targets.Zip(mean.Targets))
        {
            var (moved, predicted) = (Assert.Single(slope.Rows?.Functions ?? []), Assert.Single(level.Rows?.Functions ?? []));
            var column = plan.Loss.Columns.ToList().IndexOf("age");
            Assert.Equal(Central(values, column, () => Value(predicted.Value, at, values, predicted)), Value(moved.Value, at, values, moved), 1e-7);
        }
    }

    private static double Central(double[] at, int position, Func<double> value)
    {
        const double Step = 1e-5;
        var centre = at[position];
        at[position] = centre + Step;
        var above = value();
        at[position] = centre - Step;
        var below = value();
        at[position] = centre;
        return (above - below) / (2 * Step);
    }

    private static double Value(LossExpression expression, double[] parameters, double[] row, RowFunctionPlan function)
    {
        return Of(expression);

        double Of(LossExpression each) => each switch
        {
            LossExpression.Constant constant => constant.Value,
            LossExpression.Parameter parameter => parameters[parameter.Position],
            LossExpression.Column column => row[column.Position],
            LossExpression.Index index => Of(function.Indices[index.Position]),
            LossExpression.Sum sum => sum.Terms.Sum(Of),
            LossExpression.Product product => product.Factors.Aggregate(1.0, (so, factor) => so * Of(factor)),
            LossExpression.Power power => Math.Pow(Of(power.Base), Of(power.Exponent)),
            LossExpression.Call call => Call(call.Primitive, Of(call.Argument)),
            var other => throw new InvalidOperationException($"No value of {other}."),
        };
    }

    private static double Call(Primitive primitive, double x) => primitive switch
    {
        Primitive.Exp => Math.Exp(x),
        Primitive.Log => Math.Log(x),
        Primitive.Logistic => 1 / (1 + Math.Exp(-x)),
        Primitive.NormalCdf => Normal.CDF(0, 1, x),
        Primitive.NormalPdf => Normal.PDF(0, 1, x),
        var other => throw new InvalidOperationException($"No value of {other}."),
    };

    // With people's labels alone, which a number has in this study.
    private static string Study(string model, string target) => Letters.With(Model, $"  model = {model}\n  target = {target}\n")
        .Replace("  method = calibrated\n", "  method = human_only\n", StringComparison.Ordinal)
        .Replace("  design = error\n", "  design = uniform\n", StringComparison.Ordinal);
}
