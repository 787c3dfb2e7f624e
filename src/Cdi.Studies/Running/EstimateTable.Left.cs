using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <content>What has no estimate.</content>
internal sealed partial class EstimateTable
{
    // Why the last cell of the primary method has no estimate.
    private DataDiagnostic? blank;

    /// <summary>Where no estimand has an estimate by the primary method, why the last of them has none: a study of nothing has no result.</summary>
    public DataDiagnostic? Nothing => rows.TrueForAll(row => row.Method != 0 || double.IsNaN(row.Estimate.Point)) ? blank : null;

    private void Leave(SolveFailure failure, int estimand, int method, DrawnSample sample)
    {
        var (comparison, primary) = (Methods[method], method == 0);
        var shown = $"{comparison.Estimator.Name} @ {DesignName(comparison)}";
        var diagnosis = FailureDiagnosis.Of(failure, material, estimand, shown, sample);
        if (failure is not (SolveFailure.NoLabels or SolveFailure.UnusableProbability) && CellReview.Of(material, estimand, sample) is { } cell)
            LeaveBlank(cell, estimand, method, sample, diagnosis);
        else if (primary) Obstacle = diagnosis;
        else warnings.Add(diagnosis with { Severity = DataSeverity.Warning,
            Message = $"`{shown}` is left out of the comparison of `{Study.Estimands[estimand].Name}`. {diagnosis.Message}" });
    }

    // A cell without an estimate is one of several: the others stand.
    private void LeaveBlank(CellFacts cell, int estimand, int method, DrawnSample sample, DataDiagnostic diagnosis)
    {
        if (rows.Exists(each => each.Estimand == estimand && each.Method == method)) return;
        var (definition, comparison) = (Study.Estimands[estimand], Methods[method]);
        for (var target = 0; target < definition.Targets.Count; target++)
        {
            rows.Add((estimand, method, target, new()
            {
                Estimand = definition.Name,
                Term = definition.Targets[target].Term,
                Method = comparison.Estimator,
                Design = DesignName(comparison),
                Primary = method == 0 && target == definition.Primary,
                Scale = definition.Targets[target].Scale,
                Generalise = Study.Inference.Generalise,
                Point = double.NaN, StandardError = double.NaN, FunctionStandardError = double.NaN, Lower = null, Upper = null,
                Level = 1 - Alpha(method),
                Labels = new(comparison.Estimator.IsValid ? sample.Labelled.Span.Count(true) : material.LabelsBehind(definition.Llm)),
                Valid = comparison.Estimator.IsValid,
                Cell = cell, Caution = CellReview.Why(cell),
            }));
        }

        if (cell.Labels.Count > 0) warnings.Add(diagnosis with { Severity = DataSeverity.Warning, Message = $"`{definition.Name}`: {diagnosis.Message}" });
        else if (method == 0)
            warnings.Add(DataDiagnostics.CellWithoutEstimate(
                material.Table.File, StudyMaterial.Subject(definition), definition.Name, comparison.Estimator.Name, cell.Texts));
        if (method != 0) return;
        variance.Add(new(definition.Name, []));
        blank = diagnosis;
    }
}
