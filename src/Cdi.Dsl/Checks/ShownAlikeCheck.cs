using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2007: two options with the same wording cannot be told apart by an annotator. Case and outer spaces do not count.</summary>
internal sealed class ShownAlikeCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var (name, options) in study.Outcomes.SelectMany(outcome => outcome.Asked().Prepend((outcome.Name, outcome.Options)).Distinct()))
        {
            var shown = new Dictionary<string, OptionModel>(StringComparer.OrdinalIgnoreCase);
            foreach (var option in options)
            {
                if (shown.TryGetValue(option.Shown.Trim(), out var first))
                {
                    diagnostics.Report(SchemaDiagnostics.ShownAlike(option.Place, name, first.Key, option.Key, option.Shown));
                }
                else
                {
                    shown.Add(option.Shown.Trim(), option);
                }
            }
        }
    }
}
