using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>Says of how many texts an estimand says nothing because a model whose errors it explains gave no answer (CDI9300).</summary>
internal static class UnansweredTexts
{
    /// <summary>The warnings, in the order of estimands.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var estimand in material.Definition.Estimands.DistinctBy(StudyMaterial.Subject))
        {
            if (estimand.Judged is not { } name) continue;
            var outcome = material.Definition.Outcomes.First(each => each.Name == estimand.Outcome);
            var said = material.ModelAnswers.Of(material.Definition.Llms.First(llm => llm.Name == name), outcome).Labels;
            var unanswered = said.IsEmpty ? material.Table.Rows : said.ToArray().Count(double.IsNaN);
            if (unanswered == 0) continue;
            yield return DataDiagnostics.ErrorsOfAnsweredTexts(
                material.Table.File, StudyMaterial.Subject(estimand), name, unanswered, material.Table.Rows);
        }
    }
}
