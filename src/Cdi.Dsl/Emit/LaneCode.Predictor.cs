using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Emit;

/// <content>The linear predictor η = offset + Σ θⱼzⱼ.</content>
internal sealed partial class LaneCode
{
    // One chain of fused operations hides its latency up to about this length; longer predictors are added in two.
    private const int LongChain = 8;

    /// <summary>Takes η from the span <c>predictor</c>, whose element i is that of row i of the loop.</summary>
    public void GivenPredictor()
    {
        Statement("var eta = _Vector512.Create<double>(predictor.Slice(i, _LaneSums.Lanes));");
        names[new LossExpression.Index(0)] = "eta";
    }

    /// <summary>Writes η as a sum over its terms, so that each θⱼzⱼ is one fused operation. One that is the same for every row is left to be computed before
    /// the loop.</summary>
    /// <param name="design">zⱼ = ∂η/∂θⱼ.</param>
    public void Predictor(EquatableArray<LossExpression> design)
    {
        if (IsFreeOfRows(new LossExpression.Index(0))) return;
        for (var j = 0; j < design.Count; j++) Name(design[j], "z" + CSharpLiteral.Of(j));
        var offset = definition.Indices[0].Expression.Substitute(leaf => leaf is Parameter ? Zero : leaf);
        var terms = Enumerable.Range(0, design.Count).OrderBy(j => design[j] != One).ToList();
        var split = terms.Count > LongChain ? (terms.Count + 1) / 2 : terms.Count;
        Chain("eta", offset, terms.Take(split), design);
        if (split < terms.Count)
        {
            Chain("etaRest", Zero, terms.Skip(split), design);
            Statement("eta += etaRest;");
        }

        names[new LossExpression.Index(0)] = "eta";
    }

    private void Chain(string name, LossExpression start, IEnumerable<int> terms, EquatableArray<LossExpression> design)
    {
        var sum = start == Zero ? "" : Text(start);
        foreach (var j in terms)
        {
            var theta = Text(new Parameter(j));
            if (sum.Length == 0) sum = design[j] == One ? theta : $"{theta} * {Operand(design[j])}";
            else sum = Assign(name, design[j] == One ? $"{sum} + {theta}" : $"_Vector512.FusedMultiplyAdd({theta}, {Text(design[j])}, {sum})",
                isFirst: sum != name);
        }

        if (sum != name) Assign(name, sum, isFirst: true);
    }

    private string Assign(string name, string value, bool isFirst)
    {
        Statement($"{(isFirst ? "var " : "")}{name} = {value};");
        return name;
    }
}
