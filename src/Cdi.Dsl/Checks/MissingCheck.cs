using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007: a basis of a column is computed of all its rows, so that none of them may be left out.</summary>
internal sealed class MissingCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand is not { Drops: { } place, Form: EstimandForm.Regression model } || study.Corpus is not { } corpus) continue;
            if (model.Formula.Columns.Select(corpus.Find).FirstOrDefault(column => column?.Basis is not null) is not { Basis: { } basis }) continue;
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(place, $"`missing = drop` beside `{basis.Function}`, which is computed of all texts,",
                $"Leave texts without a value out of the corpus: `keep = {basis.Column} != missing`."));
        }
    }
}
