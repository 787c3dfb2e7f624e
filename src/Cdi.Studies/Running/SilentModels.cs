using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;

namespace Cdi.Studies.Running;

/// <summary>Says of a model that a method reads, and that has answered no text, that nothing of it is known (CDI9400).</summary>
internal static class SilentModels
{
    /// <summary>The warnings, in the order of models.</summary>
    /// <param name="material">The study.</param>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        var reading = EstimateTable.MethodsOf(material.Definition).FirstOrDefault(method => method.Method != MethodKind.HumanOnly);
        if (reading is null) yield break;
        foreach (var model in material.Models.Where(IsUsed).Where(model => IsSilent(material, model)))
            yield return DataDiagnostics.SilentModel(material.Table.File, $"llm.{model.Llm.Name}", model.Llm.Name, reading.Method.Word());

        bool IsUsed(ModelMaterial model) => material.Definition.Estimands.Any(estimand => estimand.LlmOf(model.Llm.Outcome) == model.Llm.Name);
    }

    /// <summary>Whether a model has answered no text.</summary>
    /// <param name="material">The study.</param>
    /// <param name="model">The model.</param>
    public static bool IsSilent(StudyMaterial material, ModelMaterial model) => material.Variables.Index()
        .Where(each => each.Item.Outcome.Name == model.Llm.Outcome)
        .All(each => !Enumerable.Range(0, model.Problem.RowCount).Any(model.Problem.Variables[each.Index].HasAnswer));
}
