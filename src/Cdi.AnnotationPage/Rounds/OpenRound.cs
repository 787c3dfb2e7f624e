using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Rounds;

/// <summary>The round whose texts are labelled now: what the design drew, and who may have which text.</summary>
/// <param name="sheet">The texts that wait for answers, as <c>cdi next</c> lists them.</param>
internal sealed class OpenRound(LabelSheet sheet)
{
    private readonly Dictionary<string, SheetRow> rows = sheet.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);

    /// <summary>The texts that wait for answers.</summary>
    public LabelSheet Sheet => sheet;

    /// <summary>A text of the round; null where it is none.</summary>
    public SheetRow? Row(string key) => rows.GetValueOrDefault(key);

    /// <summary>Whether every text has the answers that it takes.</summary>
    public bool IsComplete(PageWork work) => sheet.Rows.All(row => AnsweredBy(row, work).Count >= sheet.LabelsPerText);

    /// <summary>Texts of the round that have all their answers, those of earlier days included.</summary>
    public int Answered(PageWork work) => sheet.Asked - sheet.Rows.Count(row => AnsweredBy(row, work).Count < sheet.LabelsPerText);

    /// <summary>Whether a person may have a text in hand, or answer it: without an answer yet, and with a place that nobody else fills or holds.</summary>
    public bool IsOpen(string person, SheetRow row, PageWork work, DateTimeOffset now)
    {
        var answered = AnsweredBy(row, work);
        return !answered.Contains(person) && answered.Union(work.HoldersOf(row.Key, now)).Count(each => each != person) < sheet.LabelsPerText;
    }

    /// <summary>The texts that a person may be shown next: in the order of the round, those that the person has handed back last.</summary>
    public IEnumerable<SheetRow> For(string person, PageWork work, DateTimeOffset now) =>
        sheet.Rows.Where(row => IsOpen(person, row, work, now)).OrderBy(row => work.HasSkipped(person, row.Key));

    // A file that was imported may write a name in another case, which makes no other person.
    private static HashSet<string> AnsweredBy(SheetRow row, PageWork work) =>
        new(row.AnsweredBy.Concat(work.AnsweredBy(row.Key)), StringComparer.OrdinalIgnoreCase);
}
