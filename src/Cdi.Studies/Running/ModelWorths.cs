using Cdi.Estimation.Estimates;
using Cdi.Estimation.Rectification;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>What each language model of a study is worth to each estimand: no label is spent on it, since all are compared on those of the study.</summary>
internal static class ModelWorths
{
    /// <summary>By estimand in the order of the spec, then by model; none where the primary method uses no model.</summary>
    public static IReadOnlyList<ModelWorth> Of(StudyMaterial material, SampleBook samples, EstimateTable table)
    {
        var study = material.Definition;
        if (study.Inference.Estimator is { IsValid: false } or { Prediction: PredictionSource.None }) return [];
        var estimations = new Dictionary<string, StudyEstimation>(StringComparer.Ordinal);
        var own = table.Rows.Where(row => row.Primary).ToDictionary(row => row.Estimand, StringComparer.Ordinal);
        var found = new List<ModelWorth>();
        foreach (var (index, estimand) in study.Estimands.Index().Where(each => samples.BoundsOf(each.Index) is null))
        {
            var primary = own[estimand.Name];
            foreach (var model in material.Models.Where(model => estimand.Reads(model.Llm.Outcome)))
            {
                var (error, effective) = model.Llm.Name == estimand.LlmOf(model.Llm.Outcome)
                    ? (primary.IsWithheld ? null : primary.FunctionStandardError, primary.EffectiveSampleSize)
                    : Other(index, model);
                found.Add(Worth(estimand, model, primary.Labels.Count, error, effective));
            }
        }

        return found;

        (double? Error, double? Effective) Other(int index, ModelMaterial model)
        {
            if (!estimations.TryGetValue(model.Llm.Name, out var estimation))
                estimations.Add(model.Llm.Name, estimation = new StudyEstimation(model.Problem, study.Sampling.Seed));
            var options = estimation.OptionsFor(index, study.Inference.Estimator, study.Inference.ToSettings(study.Estimands.Count));
            var sample = samples.Of(null, model.Problem.Estimands[index].Features.Variables);
            var target = study.Estimands[index].Primary;
            return estimation.Estimate(index, sample, study.Inference.Estimator, options) is RectifiedFit fit && !fit.Targets[target].IsWithheld
                ? (fit.Targets[target].FunctionStandardError, table.EffectiveLabels(index, target, fit.Targets[target].FunctionStandardError))
                : (null, null);
        }
    }

    private static ModelWorth Worth(EstimandDefinition estimand, ModelMaterial model, int labels, double? error, double? effective) => new()
    {
        Estimand = estimand.Name,
        Llm = model.Llm.Name,
        IsUsed = model.Llm.Name == estimand.LlmOf(model.Llm.Outcome),
        StandardError = error,
        Labels = labels,
        EffectiveLabels = effective,
        Cost = model.Cost,
    };
}
