using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007: labels of several groups of people for one outcome cannot be combined yet, and none of them is left out in silence. CDI4060: of
/// several models of an outcome one has to be named, since estimates, draws and λ follow from its answers.</summary>
internal sealed class OneAnnotatorCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var group in study.Humans.Where(human => human.Outcome is not null).GroupBy(human => human.Outcome))
        {
            var first = group.First().Name;
            foreach (var human in group.Skip(1))
            {
                diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                    human.Place, $"A second `human` of outcome `{group.Key}`, `{human.Name}` beside `{first}`,", $"Keep one of `{first}` and `{human.Name}`."));
            }
        }

        if (study.Inference is not { } inference) return;
        foreach (var group in study.Llms.Where(llm => llm.Outcome is not null).GroupBy(llm => llm.Outcome ?? ""))
        {
            string[] models = [.. group.Select(llm => llm.Name)];
            var named = inference.Llms.Where(each => models.Contains(each.Value)).ToList();
            if (models.Length == 1 || named.Count == 1 || (named.Count == 0 && inference is { Llms.IsEmpty: true, SaysNoLlm: false })) continue;
            diagnostics.Report(AnnotationDiagnostics.SeveralModels(named.Count > 1 ? named[1].Place : inference.Place, group.Key, models, named.Count));
        }
    }
}
