using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Sums up how people who labelled the same texts agree with one another.</summary>
internal static class RaterReview
{
    /// <summary>The people of each outcome, in the order of the study: those of files, and those whom the study asks itself.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">The texts that the study drew and their π; null before there is a sample: every text with labels then counts the same.</param>
    public static IReadOnlyList<RaterFacts> Of(StudyMaterial material, SampleBook? samples = null) =>
        [.. OfFiles(material, samples), .. OfLedger(material, samples)];

    private static IEnumerable<RaterFacts> OfFiles(StudyMaterial material, SampleBook? samples)
    {
        foreach (var joined in material.Table.Joined.Where(each => each.Annotators.Count > 1))
        {
            var human = material.Definition.Humans.First(human => human.RecordedLabel == joined.Declared.Subject + ".label");
            var outcome = material.Definition.Outcomes.First(each => each.Name == human.Outcome);
            var variable = material.Variables.Index().Where(each => each.Item.Human == human).Select(each => (int?)each.Index).FirstOrDefault();
            yield return new(human.Name, human.Outcome, joined.Declared.Aggregate, joined.Annotators.Count, joined.Tied.Count,
                Agreement(joined.Ratings, outcome, variable is { } own ? samples?.AsDrawnOf(own) : null));
        }
    }

    private static IEnumerable<RaterFacts> OfLedger(StudyMaterial material, SampleBook? samples)
    {
        if (material.Humans is not HumanAnnotations.OfLedger ledger) yield break;
        var opinions = Opinions.Of(ledger.Events, material.Variables.Count);
        if (opinions.Annotators.Count < 2) yield break;
        for (var k = 0; k < material.Variables.Count; k++)
        {
            var (outcome, human) = (material.Variables[k].Outcome, material.Variables[k].Human);
            if (human.Aggregate is not { } rule) continue;
            yield return new(human.Name, outcome.Name, rule, opinions.Annotators.Count, opinions.Divided(k, human),
                Agreement(opinions.Ratings(k), outcome, samples?.AsDrawnOf(k)));
        }
    }

    /// <summary>The agreement on the texts of a sample, each weighted by 1/π, those among them on which annotators are divided.</summary>
    private static AnnotatorAgreement? Agreement(IEnumerable<LabelRating> ratings, OutcomeDefinition outcome, DrawnSample? sample)
    {
        var scale = outcome.IsNumeric ? LabelScale.Interval : outcome.IsOrdered ? LabelScale.Ordinal : LabelScale.Nominal;
        var texts = ratings.Where(each => sample is null || sample.Labelled.Span[each.Row]).GroupBy(each => each.Row).Select(text => new RatedText(
            [.. text.Select(each => (each.Annotator, each.Label))], sample is null ? 1 : 1 / sample.Probabilities.Span[text.Key]));
        var agreement = AnnotatorAgreement.Of(texts, scale);
        return agreement.Texts > 0 ? agreement : null;
    }
}
