using Cdi.Corpus;
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

    /// <summary>Keys that go with no text, and those that stand twice.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var joined in material.Table.Joined)
        {
            var subject = joined.Declared.Subject;
            if (joined.Unmatched.Count > 0)
                yield return DataDiagnostics.KeysWithoutText(joined.File, subject, joined.Unmatched, material.Definition.Corpus.Keep.Count > 0);
            if (joined.Doubled.Count > 0)
                yield return DataDiagnostics.LabelledTwice(joined.File, subject, joined.Doubled, joined.Declared.HasAnnotators);
        }
    }
}
