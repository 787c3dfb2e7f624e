using Cdi.Studies.Definitions;

namespace Cdi.Studies.Collecting;

/// <summary>What the answers of people cost.</summary>
/// <param name="Spent">For the answers so far.</param>
/// <param name="Whole">For the budget.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record CollectionCost(decimal Spent, decimal Whole, string Currency)
{
    /// <summary>The cost of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="texts">Texts that have their answers.</param>
    /// <param name="opinions">Answers of single annotators; 0 where each text takes one.</param>
    /// <returns>Null where the study names no reward, or rewards in several currencies.</returns>
    public static CollectionCost? Of(StudyDefinition study, int texts, int opinions)
    {
        ArgumentNullException.ThrowIfNull(study);
        var humans = study.Humans.Where(human => study.Estimands.Any(estimand => estimand.Human == human.Name)).ToList();
        if (humans.Any(human => human.RewardAmount is null)) return null;
        if (humans.Select(human => human.RewardCurrency).Distinct().ToList() is not [{ } currency]) return null;
        var each = humans.Sum(human => (human.RewardAmount ?? 0) * human.LabelsPerText);
        var one = humans.Sum(human => human.RewardAmount ?? 0);
        return new(opinions > 0 ? one * opinions : each * texts, each * study.Sampling.Budget.Count, currency);
    }
}
