using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>A check of a bound study. What binding found wrong is null or left out of the model, and not reported again.</summary>
internal interface IStudyCheck
{
    /// <summary>Reports what is wrong, or unwise.</summary>
    void Check(StudyModel study, DiagnosticBag diagnostics);
}
