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
        if (study.Corpus?.Source is { } source && UrlSecrets.Has(source.Value)) diagnostics.Report(SchemaDiagnostics.PasswordInAddress(source.Place));
    }
}
