using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The loss of one row after rectification, Σₘ cₘ ℓₘ(θ; x): linear in features φₘ of what annotators say, φ₀ = 1.</summary>
/// <param name="Loss">In parameters, columns, coefficients c and <paramref name="Indices"/>.</param>
/// <param name="Indices">The indices of the loss, one for each combination of the options that it reads.</param>
/// <param name="Features">φₘ by position.</param>
/// <remarks>
/// Of options, ℓ is written out at each combination T of them that can be true together, and 1[T] = Σ (−1)^(|S| − |T|) φ_S over the combinations S that hold
/// T, φ_S the product of its indicators. In v and in numbers ℓ is a polynomial; where it is none in numbers, it is written out twice, at those of people and
/// at those of the model, which are then columns: φ is 0 in one half of what people say, and in the other of what the model says. Terms free of θ are dropped.
/// </remarks>
public sealed record RectifiedLoss(LossExpression Loss, EquatableArray<LossIndex> Indices, EquatableArray<LossFeature> Features)
{
    /// <summary>Of each annotated number that is a column its name, twice: as people say it, as the model says it; empty where the loss is a polynomial in
    /// them.</summary>
    public EquatableArray<string> SaidColumns { get; init; } = [];

    /// <summary>The most combinations of options that a loss is written out at.</summary>
    public const int MostCombinations = 64;

    /// <summary>How many combinations of the options of annotated regressors there are, none of them included.</summary>
    /// <param name="regressors">The annotated regressors.</param>
    public static long Combinations(IEnumerable<LossRegressor> regressors) => regressors.Where(regressor => !regressor.IsNumber)
        .GroupBy(regressor => regressor.Variable).Aggregate(1L, (product, options) => Math.Min(int.MaxValue, product * (options.Count() + 1)));

    /// <summary>The rectified loss; null where the loss is no polynomial in v or in a number.</summary>
    /// <param name="definition">The loss.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MostCombinations"/> combinations of options.</exception>
    public static RectifiedLoss? Of(LossDefinition definition)
    {
        if (Combinations(definition.Regressors) > MostCombinations) throw new ArgumentException("Too many combinations of options.", nameof(definition));
        var combinations = OfOptions(definition.Regressors);
        return Of(definition, combinations, [null]) ?? Of(definition, combinations, [false, true]);
    }

    private static RectifiedLoss? Of(LossDefinition definition, IReadOnlyList<EquatableArray<int>> combinations, IReadOnlyList<bool?> sources)
    {
        var (indices, loss, features) = (new List<LossIndex>(), LossExpression.Zero, new List<LossFeature>());
        foreach (var source in sources)
        {
            var parts = new List<LossPart>();
            foreach (var combination in combinations)
            {
                if (LossPart.At(definition, combination, source, indices) is not { } found) return null;
                parts.AddRange(found);
            }

            var products = Products(combinations, parts);
            loss += Add(parts.Select(part => part.Value * Coefficient(part, combinations, products, features.Count)));
            features.AddRange(products.Select(product => product.Feature with { OfModel = source }));
        }

        var said = definition.Regressors.Where(regressor => regressor.IsNumber && sources.Count > 1)
            .SelectMany(regressor => new[] { $"{regressor.Name} (people)", $"{regressor.Name} (model)" });
        // With several predictors a term stands at several combinations, and what it is multiplied by there cancels.
        if (definition.Indices.Count > 1) loss = loss.Expand();
        return new RectifiedLoss(loss, indices.ToEquatableArray(), features.ToEquatableArray()) { SaidColumns = said.ToEquatableArray() };
    }

    /// <summary>Sets of options that can be true together, at most one of each variable; the smaller first.</summary>
    private static IReadOnlyList<EquatableArray<int>> OfOptions(EquatableArray<LossRegressor> regressors)
    {
        IEnumerable<int[]> sets = [[]];
        var options = regressors.Select((regressor, k) => (regressor, k)).Where(each => !each.regressor.IsNumber).GroupBy(each => each.regressor.Variable);
        foreach (var variable in options) sets = sets.SelectMany(set => variable.Select(option => (int[])[.. set, option.k]).Prepend(set)).ToList();
        return [.. sets.OrderBy(set => set.Length).Select(set => set.ToEquatableArray())];
    }

    /// <summary>Every product of a set of options and a monomial that some part below it needs; 1 first.</summary>
    private static List<(EquatableArray<int> Options, LossPart.Monomial Monomial, LossFeature Feature)> Products(
        IReadOnlyList<EquatableArray<int>> combinations, IReadOnlyList<LossPart> parts)
    {
        var monomials = parts.Select(part => part.Power).Prepend(LossPart.Monomial.One).Distinct().OrderBy(monomial => monomial.Degree).ToList();
        var features =
            from options in combinations
            from monomial in monomials
            where (options.IsEmpty && monomial.Degree == 0) || parts.Any(part => part.Power == monomial && part.Options.All(options.Contains))
            select (options, monomial, new LossFeature(monomial.HasOutcome, options.Concat(monomial.Numbers).ToEquatableArray()));
        return features.ToList();
    }

    private static LossExpression Coefficient(LossPart part, IReadOnlyList<EquatableArray<int>> combinations,
        List<(EquatableArray<int> Options, LossPart.Monomial Monomial, LossFeature Feature)> features, int first) =>
        Add(combinations.Where(options => part.Options.All(options.Contains)).Select(options =>
        {
            LossExpression coefficient = new Coefficient(first + features.FindIndex(feature => feature.Options == options && feature.Monomial == part.Power));
            return (options.Count - part.Options.Count) % 2 == 0 ? coefficient : -coefficient;
        }));
}
