using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5050, CDI1007: a type of a quantile is made of people's labels, those of all texts.</summary>
internal sealed class QuantileTypeCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is not EstimandForm.Quantile { Type: { } type }) continue;
            var method = study.Inference?.Method;
            if (InferenceWords.Methods(study).Last() is not MethodKind.HumanOnly and var primary)
                diagnostics.Report(DesignDiagnostics.TypeOfLabelsOnly(method?.Place ?? estimand.Place, estimand.Name, type, primary.Word()));
            foreach (var compared in study.Report?.Compare ?? [])
            {
                if (compared.Value.Method != MethodKind.HumanOnly)
                    diagnostics.Report(DesignDiagnostics.TypeOfLabelsOnly(compared.Place, estimand.Name, type, compared.Value.Method.Word()));
            }

            if (!estimand.Cells.IsEmpty)
            {
                diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(estimand.Place, $"`type` of a quantile beside `by` in `{estimand.Name}`",
                    "Leave `type` out, or make texts of other groups count 0 by a column of weights."));
            }
        }
    }
}
