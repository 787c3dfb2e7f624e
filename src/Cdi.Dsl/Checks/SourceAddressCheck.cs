using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2030: a spec is shared, and so is a password in it.</summary>
internal sealed class SourceAddressCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var recorded = study.Llms.Select(llm => llm.Recorded).Concat(study.Humans.Select(human => human.Recorded)).Select(each => each?.File?.Source);
        foreach (var source in recorded.Prepend(study.Corpus?.Source).OfType<Located<string>>().Where(source => UrlSecrets.Has(source.Value)))
            diagnostics.Report(SchemaDiagnostics.PasswordInAddress(source.Place));
    }
}
