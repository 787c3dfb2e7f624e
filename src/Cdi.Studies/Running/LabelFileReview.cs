using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Sums up the files of labels that were joined to the corpus.</summary>
internal static class LabelFileReview
{
    /// <summary>What each file came to, in the order of the study.</summary>
    public static IReadOnlyList<LabelFileFacts> Of(StudyMaterial material) =>
    [
        .. material.Table.Joined.Select(each => new LabelFileFacts(
            each.Declared.Subject, each.Declared.Source, each.Sha256, each.Rows, each.Texts, each.Unmatched.Count, each.Doubled.Count)),
    ];

    /// <summary>People whose labels of the same texts stand in files, in the order of the study.</summary>
    public static IReadOnlyList<RaterFacts> Raters(StudyMaterial material) =>
    [
        .. material.Table.Joined.Where(each => each.Annotators.Count > 1).Select(each =>
        {
            var human = material.Definition.Humans.First(human => human.RecordedLabel == each.Declared.Subject + ".label");
            return new RaterFacts(human.Name, human.Outcome, each.Declared.Aggregate, each.Annotators.Count, each.Tied.Count,
                Agreement(each.Ratings, each.Declared.Labels is null));
        }),
    ];

    /// <summary>Keys that go with no text, and those that stand twice.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var joined in material.Table.Joined)
        {
            var subject = joined.Declared.Subject;
            if (joined.Unmatched.Count > 0)
                yield return DataDiagnostics.KeysWithoutText(joined.File, subject, joined.Unmatched, material.Definition.Corpus.Keep.Count > 0);
            if (joined.Doubled.Count > 0)
                yield return DataDiagnostics.LabelledTwice(joined.File, subject, joined.Doubled, joined.Declared.Annotator is not null);
        }
    }

    /// <summary>How annotators agree with one another; null where no text has labels of two.</summary>
    /// <param name="ratings">What they said, text by text.</param>
    /// <param name="areNumbers">Whether they gave numbers.</param>
    public static AnnotatorAgreement? Agreement(IEnumerable<LabelRating> ratings, bool areNumbers)
    {
        var agreement = AnnotatorAgreement.Of(ratings.GroupBy(each => each.Row).Select(
            text => (IReadOnlyList<(int, double)>)[.. text.Select(each => (each.Annotator, each.Label))]), areNumbers);
        return agreement.Texts > 0 ? agreement : null;
    }
}
