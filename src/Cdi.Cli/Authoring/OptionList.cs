using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>The options of an outcome, found in the labels that people and a model gave.</summary>
/// <param name="Human">Labels of people with the place of their option, from 0.</param>
/// <param name="Llm">Labels of the model with the place of their option.</param>
/// <param name="Shown">The options in order; their keys are the letters from A.</param>
internal sealed record OptionList(IReadOnlyList<(string Label, int Option)> Human, IReadOnlyList<(string Label, int Option)> Llm, IReadOnlyList<string> Shown)
{
    private const int Letters = 26;

    /// <summary>Joins both sets of labels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="meanings">Label of people by label of the model, where the two are written differently.</param>
    /// <exception cref="UserErrorException">Too few or too many options, or labels of which nobody knows which mean the same.</exception>
    public static OptionList Of(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        var human = file.HumanValues;
        var meant = file.LlmValues.Select(label => (Label: label, Meaning: meanings.GetValueOrDefault(label, label))).ToList();
        var shown = human.Concat(meant.Select(each => each.Meaning)).Distinct().ToList();
        if (shown.Count > Letters) throw NotOptions(file);
        return new OptionList(
            [.. human.Select((label, option) => (label, option))],
            [.. meant.Select(each => (each.Label, shown.IndexOf(each.Meaning)))],
            [.. shown.Select(label => Word(label, meanings))]);
    }

    /// <summary>The key of an option.</summary>
    /// <param name="option">Its place, from 0.</param>
    public static char Key(int option) => (char)('A' + option);

    /// <summary>What an annotator reads: the model's word where people wrote a number, <c>polite</c> for 1.</summary>
    private static string Word(string label, IReadOnlyDictionary<string, string> meanings) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? meanings.Where(each => each.Value == label).Select(each => each.Key).Order(StringComparer.Ordinal).FirstOrDefault(label)
            : label;

    private static void Check(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        var human = file.HumanValues;
        if (human.Count is < 2 or > Letters) throw NotOptions(file);
        if (file.Llm is { } llm && file.LlmValues.Count == 0) throw NoLabels(llm);
        var unknown = meanings.Values.Except(human).Concat(meanings.Keys.Except(file.LlmValues)).FirstOrDefault();
        if (unknown is not null)
        {
            throw new UserErrorException($"`--map` names `{unknown}`, which is no label of the file.", $"labels: {List(human)}; of the model: {List(file.LlmValues)}.");
        }
    }

    private static UserErrorException NoLabels(ColumnProfile column) => column.Values.Count == 0 && column.MeanLength > 0
        ? new($"Column `{column.Name}` holds more than {Letters} different labels.", "Name columns of labels, not of texts.")
        : new($"Column `{column.Name}` holds no label.", "Name the column of the model's labels with `--llm`.");

    private static UserErrorException NotOptions(LabelledFile file) => file.HumanValues.Count switch
    {
        0 when file.Labelled == 0 => new($"Column `{file.Human.Name}` holds no label.", "Name the column of the human labels with `--human`."),
        1 => new($"Column `{file.Human.Name}` holds the one label `{file.HumanValues[0]}`.", "An outcome needs two options."),
        _ => new($"Column `{file.Human.Name}` or `{file.Llm?.Name}` holds more than {Letters} different labels.", "Name columns of labels, not of texts."),
    };

    /// <summary>What the author must decide where no label of the model is a label of people; null where some is. The map lists, for each label of the model, the human label that it meets most often: for the author to judge, not taken for granted.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What the user said.</param>
    /// <exception cref="UserErrorException">Too few or too many options, or a map of labels that are not there.</exception>
    public static StudyProposal.Undecided? Undecided(LabelledFile file, FirstStudyRequest request)
    {
        Check(file, request.Map);
        if (file.Llm is not { } llm || file.LlmValues.Count == 0) return null;
        if (file.LlmValues.Any(label => file.HumanValues.Contains(request.Map.GetValueOrDefault(label, label)))) return null;
        var pairs = CorpusProfiler.Pairs(file.Profile, llm.Name, file.Human.Name);
        var likely = pairs.GroupBy(pair => pair.First).Select(group => group.MaxBy(pair => pair.Rows)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var remedy = likely.Count == 0
            ? "No text has both labels: say which mean the same with `--map`, the model's label, `=`, the human label."
            : $"Say which mean the same; most often met: `{NewCommandLine.Map(likely)}`.";
        return new(
            $"No label of `{llm.Name}` ({List(file.LlmValues)}) is a label of `{file.Human.Name}` ({List(file.HumanValues)}).",
            remedy,
            likely.Count == 0 || likely.Any(pair => (pair.Key + pair.Value).AsSpan().ContainsAny(",=")) ? [] : [("", request with { Map = likely })]);
    }

    private static string List(IReadOnlyList<string> values) =>
        values.Count == 0 ? "none" : string.Join(", ", values.Take(5).Select(each => $"`{each}`")) + (values.Count > 5 ? ", …" : "");
}
