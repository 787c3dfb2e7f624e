using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4012 and CDI4020 to CDI4024: prompts have a place for their examples, examples can be chosen and paid for, and texts that serve as examples
/// serve no inference.</summary>
internal sealed class ExamplesCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            CheckPrompts(llm, diagnostics);
            if (llm.Recorded is { Examples: { } column } && study.Sampling is { Given: not null, Cluster: { } drawn })
                diagnostics.Report(AnnotationDiagnostics.ExamplesOfDraw(column.Place, llm.Name, $"given = uniform, cluster = {drawn.Value}"));
            if (llm.Examples is not { Shown: { } shown } examples) continue;
            if (llm.IsAsked) CheckDraw(study, llm, shown, diagnostics);
            else if (llm.Recorded is { Examples: null, HasWholeMap: true })
                diagnostics.Report(AnnotationDiagnostics.UnnamedExamples(shown.Place, llm.Name));
            CheckChoice(study, llm, examples, shown, diagnostics);
        }
    }

    private static void CheckPrompts(LlmModel llm, DiagnosticBag diagnostics)
    {
        foreach (var prompt in llm.AllPrompts().Where(prompt => prompt.IsWhole))
        {
            var shows = prompt.Shows(PromptPieceKind.Examples);
            if (!shows && llm.Examples is not null) diagnostics.Report(AnnotationDiagnostics.NoPlaceForExamples(prompt.Place, llm.Name));
            if (shows && llm is { HasNoExamples: true, Recorded: null or { Examples: null } })
                diagnostics.Report(AnnotationDiagnostics.NoExamples(prompt.Place, llm.Name));
        }
    }

    // Labels drawn before with unequal π, or by whole groups, are no draw any more once some of them are set apart.
    private static void CheckDraw(StudyModel study, LlmModel llm, Located<int> shown, DiagnosticBag diagnostics)
    {
        if (study.Sampling?.Given?.Columns.Select(each => each.Column.Name).FirstOrDefault() is { } column)
            diagnostics.Report(AnnotationDiagnostics.ExamplesOfDraw(shown.Place, llm.Name, $"given = {column}"));
        else if (study.Sampling is { Given: not null, Cluster: { } cluster })
            diagnostics.Report(AnnotationDiagnostics.ExamplesOfDraw(shown.Place, llm.Name, $"given = uniform, cluster = {cluster.Value}"));
        if (llm.Examples is { } examples && DrawFacts.Of(study) is { BudgetLabels: { } budget } && DrawFacts.IsWhole(budget) && examples.PoolSize >= budget)
        {
            diagnostics.Report(AnnotationDiagnostics.ExamplesExceedBudget(
                (examples.Pool ?? shown).Place, new Texts(examples.PoolSize), new Labels((int)budget)));
        }
    }

    private static void CheckChoice(StudyModel study, LlmModel llm, ExamplesModel examples, Located<int> shown, DiagnosticBag diagnostics)
    {
        if (examples.Pool is { } pool && pool.Value < shown.Value)
            Report(pool, $"a pool of {new Texts(pool.Value)} holds fewer than the {shown.Value} that are to be shown", "Raise `pool`, or show fewer.");
        if (examples is { Choice: { Value: ExampleChoice.Nearest } nearest, Pool: null })
            Report(nearest, "nothing says among how many texts the nearest are sought", "Say how many people label first: `pool = 60 texts`.");
        if (examples is { Vectors: { } vectors, Choice: not { Value: ExampleChoice.Nearest } })
            Report(vectors, "`by` says by what texts are alike, and nothing asks for the nearest", "Write `choose = nearest`, or leave `by` out.");
        if (study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome) is not { } outcome) return;
        if (llm.IsAsked && study.IsComplete && study.Estimands.All(estimand => estimand.Form is { } form && !form.Annotated.Contains(outcome)))
        {
            Report(shown, $"no estimand reads outcome `{outcome.Name}`, so that nobody labels texts for it",
                "Write examples into the spec: `examples { \"text\" = option }`.");
        }

        if (examples.Balance is not { Value: true } balance) return;
        if (outcome.IsNumber)
            Report(balance, $"outcome `{outcome.Name}` is a number and has no options to balance", "Leave `balance` out.");
        else if (examples.Pool is null)
            Report(balance, "nothing says from how many texts those of each option are chosen",
                "Say how many people label first, more than are shown, since nobody knows the labels before: `pool = 40 texts`.");
        else if (outcome.HasAllOptions && outcome.Options.Count > 0 && shown.Value % outcome.Options.Count != 0)
            Report(shown, $"{shown.Value} is no multiple of the {outcome.Options.Count} options of `{outcome.Name}`",
                $"Show {outcome.Options.Count * Math.Max(1, shown.Value / outcome.Options.Count)}, or leave `balance` out.");

        void Report<T>(Located<T> written, string reason, string hint)
            where T : notnull => diagnostics.Report(AnnotationDiagnostics.ExamplesNotChosen(written.Place, llm.Name, reason, hint));
    }
}
