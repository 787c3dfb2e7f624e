using Cdi.Estimation.Designs;
using Cdi.Estimation.Planning;
using Cdi.Studies.Results;

namespace Cdi.Cli.Planning;

/// <summary>What other numbers of labels would bring to a study.</summary>
/// <param name="Result">The study with the labels that are there.</param>
/// <param name="Terms">Every valid term by every method.</param>
/// <param name="Labels">Numbers of labels, ascending.</param>
/// <param name="Wishes">What shall be reached.</param>
internal sealed record LabelPlan(StudyResult Result, IReadOnlyList<PlannedTerm> Terms, IReadOnlyList<int> Labels, PlanWishes Wishes)
{
    /// <summary>Pay for the labels of one text; null where the spec names no reward, or several currencies.</summary>
    public (decimal Amount, string Currency)? PriceOfText
    {
        get
        {
            var humans = Result.Definition.Humans.Where(human => Result.Definition.Estimands.Any(estimand => estimand.Human == human.Name)).ToList();
            return humans.Count == 0 || humans.Any(human => human.RewardAmount is null) || humans.Select(human => human.RewardCurrency).Distinct().Count() > 1
                ? null
                : (humans.Sum(human => (human.RewardAmount ?? 0) * human.LabelsPerText), humans[0].RewardCurrency ?? "");
        }
    }

    /// <summary>Whether texts were drawn with equal probabilities.</summary>
    public bool IsUniform => Result.Definition.Sampling.Given is { } given ? given.IsUniform : Result.Design.Kind == DesignKind.Uniform;

    /// <summary>Whether labels of the study are still to come.</summary>
    public bool IsUnderWay => Result.Definition.IsLive && Result.Design.Labels.Count < Result.Definition.Sampling.Budget.Count;

    /// <summary>The cheapest way to a precision of a term, where texts were drawn uniformly and prices of people and of the model are known; null
    /// elsewhere.</summary>
    /// <param name="term">The primary term of an estimand.</param>
    /// <param name="effective">Labels of people alone with that precision.</param>
    public AnnotationSplit? Cheapest(PlannedTerm term, double effective)
    {
        if (!IsUniform || PriceOfText is not { } price || term is not { Forecast: { } own, Alone: { } alone }) return null;
        var cost = Result.Models.FirstOrDefault(worth => worth.Estimand == term.Estimate.Estimand && worth.IsUsed)?.Cost;
        if (cost is not { } paid || (paid.Amount > 0 && paid.Currency != price.Currency) || price.Amount <= 0) return null;
        var explained = Math.Min(own.ExplainedBy(alone), 1 - 1e-9);
        var prices = new AnnotationPrices(0, (double)price.Amount, (double)paid.Amount / Result.Corpus.Kept);
        return AnnotationSplit.OfEffectiveLabels(explained, prices, effective, Result.Corpus.Kept);
    }
}
