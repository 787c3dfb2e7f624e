using System.Text.RegularExpressions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4004: a label prompt should name every option, by <c>{options}</c>, by key or by wording.</summary>
internal sealed class PromptOptionsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            var outcome = study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome);
            if (outcome is null) continue;
            foreach (var prompt in llm.AllPrompts().Where(prompt => prompt.IsWhole && !prompt.ListsOptions))
            {
                var absent = outcome.Asked().SelectMany(asked => asked.Options)
                    .Where(option => !Mentions(prompt, option.Key) && !Mentions(prompt, option.Shown)).Select(option => option.Key).Distinct().ToList();
                if (absent.Count > 0) diagnostics.Report(AnnotationDiagnostics.OptionsNotInPrompt(prompt.Place, absent));
            }
        }
    }

    /// <summary>Whether the words stand in the prompt; a single letter must stand as written, longer wording in any case.</summary>
    private static bool Mentions(PromptModel prompt, string words) => words.Length > 0 && Regex.IsMatch(
        prompt.Literal,
        $@"(?<!\w){Regex.Escape(words)}(?!\w)",
        words.Length == 1 ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
