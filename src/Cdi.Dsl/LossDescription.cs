using System.Text;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl;

/// <summary>Writes the mathematics of an estimand: loss, score, Hessian, targets.</summary>
internal static class LossDescription
{
    // As many as kernels are written out for; the second derivatives of more fill megabytes.
    private const int MostWrittenOut = KernelLayout.LargestUnrolled;

    /// <summary>One formula per line, each indented.</summary>
    public static string Describe(EstimandPlan estimand)
    {
        var loss = estimand.Loss;
        var printer = new LossPrinter(loss);
        var text = new StringBuilder();
        if (estimand.Observed is null && loss.Loss.Contains(leaf => leaf is LossExpression.Annotated))
            Line("v", estimand.Event is { } key ? $"1 where {estimand.Outcome} is {key}, else 0" : estimand.Outcome);
        foreach (var regressor in loss.Regressors)
            Line(regressor.Name, regressor.IsNumber ? "a number that annotators say" : "1 where annotators choose this option, else 0");
        if (estimand.Instruments is { } instruments) Line("instruments", string.Join(", ", instruments.Parameters));
        foreach (var index in loss.Indices) Line(index.Name, printer.Print(index.Expression));
        Line("ℓ", printer.Print(loss.Loss));
        var isLong = loss.Parameters.Count > MostWrittenOut && !loss.Indices.IsEmpty;
        foreach (var (name, derivative) in isLong ? ThroughPredictors(loss) : WrittenOut(loss)) Line(name, printer.Print(derivative));

        for (var t = 0; t < estimand.Targets.Count; t++)
        {
            var target = estimand.Targets[t];
            Line($"{(t == estimand.Primary ? "primary target" : "target")} {target.Term}", printer.Print(target.Value));
        }

        return text.ToString();

        void Line(string name, string formula) => text.Append("  ").Append(name).Append(" = ").Append(formula).Append('\n');
    }

    private static IEnumerable<(string Name, LossExpression Derivative)> WrittenOut(LossDefinition loss)
    {
        var score = Score(loss);
        for (var j = 0; j < score.Count; j++) yield return ($"∂ℓ/∂θ[{loss.Parameters[j]}]", score[j]);
        for (var j = 0; j < score.Count; j++)
        {
            for (var k = 0; k <= j; k++) yield return ($"∂²ℓ/∂θ[{loss.Parameters[j]}]∂θ[{loss.Parameters[k]}]", Derivative(loss, score[j], k));
        }
    }

    // Score and Hessian are ∂ℓ/∂η·z and ∂²ℓ/∂η²·z·zᵀ, z = ∂η/∂θ: a line for each parameter and none for each pair.
    private static IEnumerable<(string Name, LossExpression Derivative)> ThroughPredictors(LossDefinition loss)
    {
        for (var k = 0; k < loss.Indices.Count; k++)
        {
            var (eta, slope) = (loss.Indices[k].Name, loss.Loss.Differentiate(new LossExpression.Index(k)));
            yield return ($"∂ℓ/∂{eta}", slope);
            for (var l = 0; l <= k; l++)
            {
                yield return (l == k ? $"∂²ℓ/∂{eta}²" : $"∂²ℓ/∂{eta}∂{loss.Indices[l].Name}", slope.Differentiate(new LossExpression.Index(l)));
            }
        }

        for (var j = 0; j < loss.Parameters.Count; j++)
        {
            foreach (var predictor in loss.Indices)
            {
                var derivative = predictor.Expression.Differentiate(new LossExpression.Parameter(j));
                if (loss.Indices.Count == 1 || derivative != LossExpression.Zero) yield return ($"∂{predictor.Name}/∂θ[{loss.Parameters[j]}]", derivative);
            }
        }
    }

    private static IReadOnlyList<LossExpression> Score(LossDefinition loss) =>
        [.. Enumerable.Range(0, loss.Parameters.Count).Select(j => Derivative(loss, loss.Loss, j))];

    /// <summary>The total derivative, through the indices by the chain rule, so that they stay named.</summary>
    private static LossExpression Derivative(LossDefinition loss, LossExpression expression, int parameter)
    {
        var variable = new LossExpression.Parameter(parameter);
        var direct = expression.Differentiate(variable);
        var through = Enumerable.Range(0, loss.Indices.Count)
            .Select(k => (Derivative: expression.Differentiate(new LossExpression.Index(k)), loss.Indices[k].Expression))
            .Where(index => index.Derivative != LossExpression.Zero)
            .Select(index => index.Derivative * Derivative(loss, index.Expression, parameter));
        return LossExpression.Add(through.Prepend(direct));
    }
}
