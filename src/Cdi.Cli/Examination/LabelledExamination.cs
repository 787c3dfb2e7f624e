using Cdi.Cli.Authoring;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>Examines the labels of a file once it is known which columns hold them and what they are.</summary>
/// <param name="profile">The file.</param>
/// <param name="study">The first study that can be written for it.</param>
internal sealed class LabelledExamination(CorpusProfile profile, FirstStudy study)
{
    private const int MostFactors = 40;
    private const int MostLevels = 50;

    private const string HumanRecord = "human";
    private const string LlmRecord = "llm";

    private LabelledFile Labelled => study.Labelled;

    /// <summary>Adds what the labels show to what the columns show.</summary>
    /// <param name="found">What the columns show.</param>
    public FileExamination Extend(FileExamination found)
    {
        var factors = Labelled.Others.Where(column => column.Values.Count is >= 2 and <= MostLevels).Take(MostFactors).Select(column => column.Name).ToList();
        return study.Options is { } options ? WithOptions(found, options, factors) : WithNumbers(found, factors);
    }

    private FileExamination WithOptions(FileExamination found, OptionList options, List<string> factors)
    {
        var keys = options.Shown.Select((_, option) => OptionList.Key(option).ToString()).ToList();
        var records = new List<RecordedLabels> { new(HumanRecord, Labelled.Human.Name, Map(keys, options.Human)) };
        if (Labelled.Llm is { } llm) records.Add(new(LlmRecord, llm.Name, Map(keys, options.Llm)));
        var table = new ProfiledTable(profile, study.Missing).Read(Numbers(), factors, records);
        var rows = new AnnotatedRows(
            options.Shown, table.Labels(HumanRecord).Codes.ToArray(), Labelled.Llm is null ? [] : table.Labels(LlmRecord).Codes.ToArray(), Weights(table));
        var agreement = Agreement.Of(rows);
        var levels = factors.Select(name => (name, table.Factor(name))).ToList();
        var concerns = Notes().Concat(ScarcityExamination.Of(rows, agreement)
            .Concat(LeakageExamination.Of(rows, levels, Labelled.Human.Name)));
        return found with
        {
            Labelled = rows.Labelled.Count(),
            Agreement = rows.HasModel ? agreement : null,
            Concerns = [.. concerns.OrderByDescending(each => each.IsGrave)],
            Prospects = new ShareProspects(rows).All(keys, [.. levels.Where(each => IsIndicator(each.name)).Select(each => (each.name, each.Item2))]),
        };
    }

    private FileExamination WithNumbers(FileExamination found, List<string> factors)
    {
        string[] scores = Labelled.Llm is { } llm ? [Labelled.Human.Name, llm.Name] : [Labelled.Human.Name];
        var table = new ProfiledTable(profile, study.Missing).Read([.. scores, .. Numbers()], factors, []);
        var human = table.RecordedNumbers(Labelled.Human.Name).ToArray();
        var model = Labelled.Llm is null ? [] : table.RecordedNumbers(Labelled.Llm.Name).ToArray();
        var weights = Weights(table);
        return found with
        {
            Labelled = human.Count(each => !double.IsNaN(each)),
            Concerns = [.. Notes()],
            NumberComparison = NumberComparison.Of(human, model, weights),
            Prospects = [MeanProspect.Of(human, model, weights)],
        };
    }

    private IEnumerable<Concern> Notes() => study.Notes.All.Select(Asked);

    /// <summary>A note of a first spec as a concern.</summary>
    /// <param name="note">The note.</param>
    public static Concern Asked(string note) => new(note, "`cdi new` writes this into the spec, beside the lines that it concerns.", IsGrave: false);

    private bool IsIndicator(string column) => profile.Find(column)?.Guess == ColumnType.Indicator;

    private List<string> Numbers() => Labelled.Given is { } given ? [given] : [];

    private double[] Weights(CorpusTable table) => Labelled.Given is { } given
        ? [.. table.RecordedNumbers(given).ToArray().Select(probability => probability is > 0 and <= 1 ? 1 / probability : 0)]
        : [.. Enumerable.Repeat(1.0, table.Rows)];

    private static LabelMap Map(IReadOnlyList<string> keys, IReadOnlyList<(string Label, int Option)> labels) =>
        new(keys, [.. labels.Select(each => new LabelMapEntry(each.Label, keys[each.Option]))]);
}
