using Cdi.Dsl.Definitions;

namespace Cdi.Dsl.Semantics;

/// <summary>All combinations of answers to the questions of an outcome, with the options that its rules make of each.</summary>
internal static class AnswerCombinations
{
    /// <summary>How many there are.</summary>
    public static long CountOf(OutcomeModel outcome) =>
        outcome.Questions.Aggregate(1L, (product, question) => Math.Min(int.MaxValue, product * question.Options.Count));

    /// <summary>The combinations, the answers to the last question changing fastest.</summary>
    /// <param name="outcome">An outcome with as many combinations as <see cref="StudyLimits.AnswerCombinations"/> at most.</param>
    public static IEnumerable<int[]> Of(OutcomeModel outcome) => outcome.Questions.Aggregate(
        (IEnumerable<int[]>)[[]],
        (known, question) => known.SelectMany(each => Enumerable.Range(0, question.Options.Count).Select(answer => each.Append(answer).ToArray())));

    /// <summary>Each combination with the options whose rules hold for it, by index, ascending; where none holds, the option without a rule.</summary>
    /// <param name="outcome">As above.</param>
    public static IReadOnlyList<(int[] Answers, IReadOnlyList<int> Options)> Made(OutcomeModel outcome)
    {
        var places = outcome.Options.Select((option, index) => (option.Key, Index: index)).ToDictionary(each => each.Key, each => each.Index);
        var rules = outcome.Derivations.Where(rule => places.ContainsKey(rule.Option)).Select(rule => (rule.Condition, Option: places[rule.Option])).ToList();
        var without = Enumerable.Range(0, outcome.Options.Count).Except(rules.Select(rule => rule.Option)).ToList();
        IReadOnlyList<int> rest = without.Count == 1 ? without : [];
        return
        [
            .. Of(outcome).Select(answers => (answers, Holding(answers) is { Count: > 0 } held ? held : rest)),
        ];

        IReadOnlyList<int> Holding(int[] answers) =>
            [.. rules.Where(rule => rule.Condition?.Holds(answers) == true).Select(rule => rule.Option).OrderBy(option => option)];
    }

    /// <summary>The rule of an outcome without faults; null where some combination has no option, or several.</summary>
    public static DerivationRule? RuleOf(OutcomeModel outcome)
    {
        if (!outcome.IsDerived || CountOf(outcome) is 0 or > StudyLimits.AnswerCombinations) return null;
        var made = Made(outcome);
        return made.All(each => each.Options.Count == 1)
            ? new DerivationRule([.. outcome.Questions.Select(question => question.Options.Count)], [.. made.Select(each => each.Options[0])])
            : null;
    }
}
