using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4070 to CDI4074, CDI4077 and CDI4079: every combination of answers makes exactly one label, every label is made by one, and every question
/// matters. Decided exactly, by all combinations.</summary>
internal sealed class DerivationCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var outcome in study.Outcomes)
        {
            if (outcome.Questions.Any(question => !question.HasAllOptions)) continue;
            if (Structure(outcome) is { } fault) diagnostics.Report(fault);
            else if (outcome is { IsDerived: true, HasAllOptions: true } && outcome.Derivations.All(rule => rule.Condition is not null))
                Combinations(outcome, diagnostics);
        }
    }

    private static Diagnostic? Structure(OutcomeModel outcome)
    {
        if (outcome.Questions.IsEmpty)
        {
            return outcome.Derivations.IsEmpty ? null : QuestionDiagnostics.NothingToDerive(outcome.Derivations[0].Place,
                $"`{outcome.Derivations[0].Option}` is derived, and outcome `{outcome.Name}` has no question",
                "Add `question NAME { text = \"…\" … }` with its answers, or leave the rule out: annotators then choose the option.");
        }

        if (outcome.Questions.Count == 1 && outcome.Questions[0] is { Options.IsEmpty: true } only)
        {
            return outcome.Derivations.IsEmpty ? null : QuestionDiagnostics.NothingToDerive(outcome.Derivations[0].Place,
                $"`{outcome.Derivations[0].Option}` is derived, and question `{only.Name}` has no answers of its own",
                "Give the question its answers, or leave the rule out: the question is then answered by the options of the outcome.");
        }

        if (outcome.Questions.FirstOrDefault(question => question.Options.Count < 2) is { } few)
        {
            return QuestionDiagnostics.NothingToDerive(few.Place,
                $"Question `{few.Name}` of `{outcome.Name}` has {Text.Counted.Of(few.Options.Count, "answer")}; "
                    + "a label follows from questions with two or more",
                "Add the answers, one per line: `KEY = \"what annotators read\"`.");
        }

        return !outcome.IsNumber ? null : QuestionDiagnostics.NothingToDerive(outcome.Questions[0].Place,
            $"Outcome `{outcome.Name}` is a number, and what follows from answers is an option",
            "Ask for the number by one question without answers, or declare options and their rules.");
    }

    private static void Combinations(OutcomeModel outcome, DiagnosticBag diagnostics)
    {
        if (AnswerCombinations.CountOf(outcome) is > StudyLimits.AnswerCombinations and var count)
        {
            diagnostics.Report(QuestionDiagnostics.TooManyCombinations(outcome.Place, outcome.Name, count));
            return;
        }

        string[] ruled = [.. outcome.Derivations.Select(rule => rule.Option)];
        string[] without = [.. outcome.Options.Select(option => option.Key).Where(key => !ruled.Contains(key))];
        if (without.Length > 1)
        {
            var first = outcome.Questions[0];
            diagnostics.Report(QuestionDiagnostics.NoRule(outcome.Place, outcome.Name, without, first.Name, first.Options[0].Key));
            return;
        }

        var made = AnswerCombinations.Made(outcome);
        var isReached = Reached(outcome, made, diagnostics);
        Overlaps(outcome, made, diagnostics);
        var left = made.Where(each => each.Options.Count == 0).ToList();
        if (left.Count > 0) diagnostics.Report(QuestionDiagnostics.NoOptionFor(outcome.Place, outcome.Name, Words(outcome, left[0].Answers), left.Count));
        if (isReached && AnswerCombinations.RuleOf(outcome) is { } rule) Questions(outcome, rule, diagnostics);
    }

    private static bool Reached(OutcomeModel outcome, IReadOnlyList<(int[] Answers, IReadOnlyList<int> Options)> made, DiagnosticBag diagnostics)
    {
        var absent = Enumerable.Range(0, outcome.Options.Count).Except(made.SelectMany(each => each.Options)).ToList();
        foreach (var option in absent)
        {
            var key = outcome.Options[option].Key;
            var place = outcome.Derivations.FirstOrDefault(rule => rule.Option == key)?.Place ?? outcome.Options[option].Place;
            diagnostics.Report(QuestionDiagnostics.NeverReached(place, outcome.Name, key, made.Count));
        }

        return absent.Count == 0;
    }

    private static void Overlaps(OutcomeModel outcome, IReadOnlyList<(int[] Answers, IReadOnlyList<int> Options)> made, DiagnosticBag diagnostics)
    {
        var pairs = made.Where(each => each.Options.Count > 1).SelectMany(each => each.Options.SelectMany(
            first => each.Options.Where(second => second > first).Select(second => (First: first, Second: second, each.Answers))));
        foreach (var pair in pairs.GroupBy(each => (each.First, each.Second)))
        {
            string[] keys = [outcome.Options[pair.Key.First].Key, outcome.Options[pair.Key.Second].Key];
            var later = outcome.Derivations.Last(rule => keys.Contains(rule.Option));
            diagnostics.Report(QuestionDiagnostics.RulesOverlap(later.Place, keys[0], keys[1], Words(outcome, pair.First().Answers), pair.Count()));
        }
    }

    private static void Questions(OutcomeModel outcome, DerivationRule rule, DiagnosticBag diagnostics)
    {
        int[] nothing = [.. outcome.Questions.Select(_ => DerivationRule.Unknown)];
        for (var question = 0; question < nothing.Length; question++)
        {
            if (!rule.Matters(nothing, question))
                diagnostics.Report(QuestionDiagnostics.ChangesNoLabel(outcome.Questions[question].Place, outcome.Name, outcome.Questions[question].Name));
        }
    }

    private static string Words(OutcomeModel outcome, int[] answers) =>
        string.Join(" and ", answers.Select((answer, question) => $"`{outcome.Questions[question].Name}[{outcome.Questions[question].Options[answer].Key}]`"));
}
