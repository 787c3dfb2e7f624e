using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>What a sampling block comes to, defaults filled in and money turned into labels: one of each text, whatever it takes to have it.</summary>
/// <param name="BudgetLabels">Texts whose labels the budget buys, perhaps a fraction; null where the budget is absent, wrong, or money without a price.</param>
/// <param name="BurnInLabels">Texts of the burn-in, perhaps a fraction.</param>
/// <param name="Rounds">Rounds after the burn-in.</param>
/// <param name="Design">The design; <c>auto</c> decided.</param>
/// <param name="Tau">Share of uniform sampling mixed in.</param>
/// <param name="Price">What a label costs in the currency of the budget; null where the budget is no money, or nothing says it.</param>
public sealed record DrawFacts(decimal? BudgetLabels, decimal BurnInLabels, int Rounds, DesignKind Design, double Tau, Money? Price)
{
    /// <summary>Texts that people label first, with certainty, as examples for models; paid from the budget.</summary>
    public int ExampleTexts { get; init; }

    /// <summary>The facts of a study that draws its own sample; null for one without sampling, or with labels already collected.</summary>
    /// <remarks>A design that is not named is <c>error</c> where a model annotates the first estimand served before people do, else <c>leverage</c>.</remarks>
    public static DrawFacts? Of(StudyModel study)
    {
        if (study.Sampling is not { IsGiven: false, IsWhole: true } sampling) return null;
        var price = PriceOfLabel(study, sampling);
        var perText = study.Humans.Select(human => human.LabelsPerText?.Value.Count).Max() ?? 1;
        return new DrawFacts(
            Budget(sampling, price, perText),
            sampling.BurnIn?.Value is { } burnIn ? Texts(burnIn, perText) : 0,
            sampling.Rounds?.Value ?? SamplingDefaults.Rounds,
            sampling.Design?.Value ?? (HasLlm(study) ? DesignKind.Error : DesignKind.Leverage),
            sampling.Tau?.Value ?? SamplingDefaults.Tau,
            price)
        {
            // Models share one random order: the largest pool holds the others.
            ExampleTexts = study.Llms.Where(llm => llm.IsAsked).Select(llm => llm.Examples?.PoolSize ?? 0).Prepend(0).Max(),
        };
    }

    /// <summary>Whether a number of labels is whole and fits an <see cref="int"/>.</summary>
    public static bool IsWhole(decimal labels) => labels == decimal.Truncate(labels) && labels <= int.MaxValue;

    private static decimal? Budget(SamplingModel sampling, Money? price, int perText) => sampling.Budget?.Value switch
    {
        null => null,
        { Unit: UnitKind.Money } budget => price is { Amount: > 0 } known ? budget.Amount / (known.Amount * perText) : null,
        { } budget => Texts(budget, perText),
    };

    private static decimal Texts(Quantity labels, int perText) => labels.Unit == UnitKind.Texts ? labels.Amount : labels.Amount / perText;

    private static Money? PriceOfLabel(StudyModel study, SamplingModel sampling)
    {
        if (sampling.Budget?.Value is not { Unit: UnitKind.Money } budget) return null;
        var prices = study.Humans.Select(human => human.Reward?.Value).Prepend(study.Prices?.Label?.Value);
        return prices.FirstOrDefault(price => price?.Currency == budget.Word);
    }

    private static bool HasLlm(StudyModel study)
    {
        var first = study.Sampling?.Serve?.Value[0];
        var estimand = study.Estimands.FirstOrDefault(estimand => first is null || estimand.Name == first);
        return estimand?.Form is { } form && form.Annotated.All(outcome => study.LlmOf(outcome) is { } llm && !study.LearnsFromPeople(llm));
    }
}
