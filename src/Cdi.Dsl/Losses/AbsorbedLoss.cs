using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The loss of a kernel whose linear predictor has effects of groups that a run solves for.</summary>
/// <remarks>η = e + θ_e + Σ θⱼ(xⱼ − aⱼ): behind the columns of the loss stand e, the effect of a row's groups, and aⱼ, what its groups account for in xⱼ;
/// behind its parameters stands θ_e, 0 in every solution, by which the score of an effect is known.</remarks>
internal static class AbsorbedLoss
{
    private const string Effect = "(effects)";

    /// <summary>The loss with effects.</summary>
    /// <param name="loss">A loss with one linear predictor.</param>
    public static LossDefinition Of(LossDefinition loss)
    {
        var (first, size, predictor) = (loss.Columns.Count, loss.Parameters.Count, loss.Indices[0].Expression);
        var terms = Enumerable.Range(0, size)
            .Select(j => new Parameter(j) * (predictor.Differentiate(new Parameter(j)) - new Column(first + 1 + j)));
        var offset = predictor.Substitute(leaf => leaf is Parameter ? Zero : leaf);
        return loss with
        {
            Indices = EquatableArray.Create(loss.Indices[0] with { Expression = Add(terms) + offset + new Column(first) + new Parameter(size) }),
            Parameters = loss.Parameters.Append(Effect).ToEquatableArray(),
            Columns = loss.Columns.Append(Effect).Concat(loss.Parameters.Select(name => $"{name} {Effect}")).ToEquatableArray(),
        };
    }
}
