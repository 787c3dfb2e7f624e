using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2134: a model can be held against single people only where several labelled the same texts and a model annotates their outcome.</summary>
internal sealed class AlternativeTestCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        // What is misspelt of annotators has been reported there.
        if (study.Report?.AlternativeTest is not { } asked || !study.IsComplete || diagnostics.HasErrors) return;
        if (study.Humans.Any(human => human is { HasSeveral: true, IsLive: false } && study.Llms.Any(llm => llm.Outcome == human.Outcome))) return;
        diagnostics.Report(RaterDiagnostics.NobodyToReplace(asked.Place));
    }
}
