using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007: labels of several annotators of one outcome cannot be combined yet, and none of them is left out in silence.</summary>
internal sealed class OneAnnotatorCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        Report("`llm`", study.Llms.Select(llm => (llm.Outcome, llm.Name, llm.Place)));
        Report("`human`", study.Humans.Select(human => (human.Outcome, human.Name, human.Place)));

        void Report(string kind, IEnumerable<(string? Outcome, string Name, Place Place)> annotators)
        {
            foreach (var group in annotators.Where(annotator => annotator.Outcome is not null).GroupBy(annotator => annotator.Outcome))
            {
                var (_, first, _) = group.First();
                foreach (var (_, name, place) in group.Skip(1))
                {
                    diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                        place, $"A second {kind} of outcome `{group.Key}`, `{name}` beside `{first}`,", $"Keep one of `{first}` and `{name}`."));
                }
            }
        }
    }
}
