using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Holds models against single people, where the report asks whether they may take their place.</summary>
internal static class AlternativeTestReview
{
    /// <summary>The tests that have enough texts, in the order of people and models.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">The texts that the study drew and their π.</param>
    public static IReadOnlyList<AlternativeTestFacts> Of(StudyMaterial material, SampleBook samples) =>
        [.. All(material, samples).Where(each => each.Test is not null).Select(each => new AlternativeTestFacts(
            each.Llm.Name, each.Human.Name, each.Human.Outcome, each.Names, each.Test ?? throw new InvalidOperationException("There is a test.")))];

    /// <summary>CDI9230 for each that has not.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">The texts that the study drew and their π.</param>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples) =>
        All(material, samples).Where(each => each.Test is null).Select(each => DataDiagnostics.TooFewToReplace(
            material.Table.File, "report.alternative_test", each.Llm.Name, each.Human.Name, AlternativeTest.FewestPeople, AlternativeTest.FewestTexts));

    private static IEnumerable<(LlmDefinition Llm, HumanDefinition Human, IReadOnlyList<string> Names, AlternativeTest? Test)> All(
        StudyMaterial material, SampleBook samples)
    {
        if (material.Definition.Report.AlternativeTest is not double margin) yield break;
        var clusters = material.Definition.Sampling.Given?.Cluster is { } drawn ? ClusterCodes.Of(material.Table, drawn) : [];
        foreach (var joined in material.Table.Joined.Where(each => each.Annotators.Count > 1))
        {
            var human = material.Definition.Humans.First(human => human.RecordedLabel == joined.Declared.Subject + ".label");
            var variable = material.Variables.Index().Where(each => each.Item.Human == human).Select(each => (int?)each.Index).FirstOrDefault();
            if (variable is not int own) continue;
            var (outcome, sample) = (material.Variables[own].Outcome, samples.AsDrawnOf(own));
            var texts = joined.Ratings.Where(each => sample.Labelled.Span[each.Row]).GroupBy(each => each.Row).Select(text => (Row: text.Key,
                Text: new RatedText([.. text.Select(each => (each.Annotator, each.Label))], 1 / sample.Probabilities.Span[text.Key])
                {
                    Cluster = clusters.Length == 0 ? null : clusters[text.Key],
                })).ToList();
            foreach (var model in material.Models.Where(model => model.Llm.Outcome == human.Outcome))
            {
                // A model that was shown what people say of a text agrees with them there.
                var (said, shown) = (model.Problem.Variables[own], material.Examples.OfModel(model.Llm.Name));
                var unseen = texts.Where(each => shown.IsEmpty || !shown.Span[each.Row]).ToList();
                yield return (model.Llm, human, joined.Annotators, AlternativeTest.Of(
                    [.. unseen.Select(each => each.Text)], [.. unseen.Select(each => said.Answer(each.Row))], outcome.IsNumeric, margin));
            }
        }
    }
}
