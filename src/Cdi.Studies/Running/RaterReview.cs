using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Sums up how people who labelled the same texts agree with one another.</summary>
internal static class RaterReview
{
    /// <summary>The people of each outcome, in the order of the study: those of files, and those whom the study asks itself.</summary>
    public static IReadOnlyList<RaterFacts> Of(StudyMaterial material) => [.. OfFiles(material), .. OfLedger(material)];

    private static IEnumerable<RaterFacts> OfFiles(StudyMaterial material)
    {
        foreach (var joined in material.Table.Joined.Where(each => each.Annotators.Count > 1))
        {
            var human = material.Definition.Humans.First(human => human.RecordedLabel == joined.Declared.Subject + ".label");
            yield return new(human.Name, human.Outcome, joined.Declared.Aggregate, joined.Annotators.Count, joined.Tied.Count,
                Agreement(joined.Ratings, joined.Declared.Labels is null));
        }
    }

    private static IEnumerable<RaterFacts> OfLedger(StudyMaterial material)
    {
        if (material.Humans is not HumanAnnotations.OfLedger ledger) yield break;
        var opinions = Opinions.Of(ledger.Events, material.Variables.Count);
        if (opinions.Annotators.Count < 2) yield break;
        for (var k = 0; k < material.Variables.Count; k++)
        {
            var (outcome, human) = (material.Variables[k].Outcome, material.Variables[k].Human);
            if (human.Aggregate is not { } rule) continue;
            yield return new(human.Name, outcome.Name, rule, opinions.Annotators.Count, opinions.Divided(k, human),
                Agreement(opinions.Ratings(k), outcome.IsNumeric));
        }
    }

    private static AnnotatorAgreement? Agreement(IEnumerable<LabelRating> ratings, bool areNumbers)
    {
        var agreement = AnnotatorAgreement.Of(ratings.GroupBy(each => each.Row).Select(
            text => (IReadOnlyList<(int, double)>)[.. text.Select(each => (each.Annotator, each.Label))]), areNumbers);
        return agreement.Texts > 0 ? agreement : null;
    }
}
