using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>The options of an outcome, found in the labels that people and a model gave; labels that differ by spelling only are one option.</summary>
/// <param name="Human">Labels of people, as the map of a spec needs them, with the place of their option, from 0.</param>
/// <param name="Llm">Labels of the model with the place of their option.</param>
/// <param name="Shown">The options in order; their keys are the letters from A.</param>
/// <param name="Spellings">For each option with several spellings of which nobody would say that they are one number or truth value: the spellings.</param>
internal sealed record OptionList(
    IReadOnlyList<(string Label, int Option)> Human, IReadOnlyList<(string Label, int Option)> Llm, IReadOnlyList<string> Shown,
        IReadOnlyList<IReadOnlyList<string>> Spellings)
{
    private const int Letters = 26;

    // Twenty labels of one kind bound the share of the other at .17.
    private const int FewestOfOneLabel = 20;

    /// <summary>Words that say of two options which one is counted.</summary>
    private static readonly string[] Affirmative = ["yes", "y", "true", "t", "positive", "correct", "right", "pass", "ja", "oui", "si", "sí", "sim", "да", "是"];

    /// <summary>Joins both sets of labels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="meanings">Label of people by label of the model, where the two are written differently.</param>
    /// <exception cref="UserErrorException">Too few or too many options, or a map of labels that are not there.</exception>
    public static OptionList Of(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        Check(file, meanings);
        var groups = Groups(file, meanings);
        if (groups.Count > Letters) throw TooMany(file);
        var places = groups.SelectMany((group, place) => group.Spellings.Select(spelling => (spelling.Value, place))).ToDictionary(
            each => each.Value, each => each.place, StringComparer.Ordinal);
        return new OptionList(
            Map(OfPeople(file, meanings), label => places[label], file.Profile.Dialect.Decimal),
            file.Llm is { } llm ? Map(file.ValuesOf(llm), label => places[meanings.GetValueOrDefault(label, label)], file.Profile.Dialect.Decimal) : [],
            [.. groups.Select(group => Word(group.Shown, meanings))],
            [.. groups.Where(group => (group.Differences & ~SpellingDifferences.Number) != 0).Select(
                group => (IReadOnlyList<string>)[.. group.Spellings.Select(each => each.Value)])]);
    }

    /// <summary>The key of an option.</summary>
    /// <param name="option">Its place, from 0.</param>
    public static char Key(int option) => (char)('A' + option);

    /// <summary>What the author must decide where no label of the model is a label of people; null where some is. The map lists, for each label of the
    /// model, the human label that it meets most often: for the author to judge, not taken for granted.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What the user said.</param>
    /// <exception cref="UserErrorException">Too few or too many options, or a map of labels that are not there.</exception>
    public static StudyProposal.Undecided? Undecided(LabelledFile file, FirstStudyRequest request)
    {
        Check(file, request.Map);
        if (file.Llm is not { } llm) return null;
        var human = Labels(file, file.Human).ToHashSet(StringComparer.Ordinal);
        var common = Groups(file, request.Map).Any(group => group.Spellings.Any(each => human.Contains(each.Value))
            && group.Spellings.Any(each => Labels(file, llm).Any(label => request.Map.GetValueOrDefault(label, label) == each.Value)));
        if (common) return null;
        var pairs = CorpusProfiler.Pairs(file.Profile, llm.Name, file.Human.Name);
        var likely = pairs.GroupBy(pair => pair.First).Select(group => group.MaxBy(pair => pair.Rows)).ToDictionary(
            pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return new(
            $"No label of `{llm.Name}` ({List(Labels(file, llm))}) is a label of `{file.Human.Name}` ({List(Labels(file, file.Human))}).",
            likely.Count == 0
                ? "No text has both labels: say which mean the same with `--map`, the model's label, `=`, the human label."
                : $"Say which mean the same; most often met: `{NewCommandLine.Map(likely)}`.",
            likely.Count == 0 || likely.Any(pair => (pair.Key + pair.Value).AsSpan().ContainsAny(",=")) ? [] : [("", request with { Map = likely })]);
    }

    /// <summary>The labels that people give or, where they gave one only, may give as the model does: a rare event that nobody met.</summary>
    private static IReadOnlyList<ValueCount> OfPeople(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        var given = file.ValuesOf(file.Human);
        if (file.Llm is null || SpellingGroup.Of(given).Count > 1) return given;
        var known = given.Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. given,
            .. file.ValuesOf(file.Llm).Select(each => meanings.GetValueOrDefault(each.Value, each.Value)).Where(known.Add).Select(
                label => new ValueCount(label, 0)),
        ];
    }

    private static List<SpellingGroup> Groups(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        var llm = file.Llm is null ? [] : file.ValuesOf(file.Llm).Select(each => each with { Value = meanings.GetValueOrDefault(each.Value, each.Value) });
        var human = file.ValuesOf(file.Human).Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
        var groups = SpellingGroup.Of([.. file.ValuesOf(file.Human), .. llm]);
        var ofPeople = groups.OrderByDescending(group => groups.Count == 2 || group.Spellings.Any(each => human.Contains(each.Value)));
        var isBinary = SpellingGroup.Of(file.ValuesOf(file.Human)).Count <= 2;
        return groups.All(group => Number(group.Shown, file.Profile.Dialect.Decimal) is not null)
            ? [.. ofPeople.ThenByDescending(group => Number(group.Shown, file.Profile.Dialect.Decimal))]
            : [.. ofPeople.ThenByDescending(group => isBinary && Affirmative.Contains(group.Shown.ToLowerInvariant())).ThenBy(
                group => group.Shown, StringComparer.Ordinal)];
    }

    /// <summary>The entries of a map. Numbers and truth values are matched by value, so that the first spelling of one stands for all.</summary>
    private static List<(string Label, int Option)> Map(IReadOnlyList<ValueCount> values, Func<string, int> place, char decimalMark)
    {
        var entries = values.Select(each => (Label: each.Value, Option: place(each.Value))).OrderBy(each => each.Option).ToList();
        var numbers = entries.Where(each => Number(each.Label, decimalMark) is not null).DistinctBy(each => Number(each.Label, decimalMark)).ToHashSet();
        return [.. entries.Where(each => Number(each.Label, decimalMark) is null || numbers.Contains(each))];
    }

    private static double? Number(string label, char decimalMark) => label.Trim().ToUpperInvariant() switch
    {
        "TRUE" => 1,
        "FALSE" => 0,
        var text => double.TryParse(text.Replace(decimalMark, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1])) ? number : null,
    };

    /// <summary>What an annotator reads: the model's word where people wrote a number, <c>polite</c> for 1.</summary>
    private static string Word(string label, IReadOnlyDictionary<string, string> meanings) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? meanings.Where(each => each.Value == label).Select(each => each.Key).Order(StringComparer.Ordinal).FirstOrDefault(label)
            : label;

    private static void Check(LabelledFile file, IReadOnlyDictionary<string, string> meanings)
    {
        foreach (var column in file.Labels)
        {
            var values = file.ValuesOf(column);
            if (values.Count == 0 && column.Present == 0)
                throw new UserErrorException($"Column `{column.Name}` holds no label.", column == file.Human
                    ? "Name the column of the human labels with `--human`; where nobody has labelled yet, write a study whose `human` block has no "
                        + "`recorded`, and `cdi next` draws the texts to label."
                    : "Name the column of the model's labels with `--llm`.");
            if (values.Count is 0 or > 2 * Letters) throw TooMany(file);
        }

        var groups = SpellingGroup.Of(file.ValuesOf(file.Human));
        if (groups.Count == 1) CheckOther(file, groups[0].Shown, Groups(file, meanings).Count);
        if (groups.Count > Letters) throw TooMany(file);
        var unknown = meanings.Values.Except(Labels(file, file.Human)).Concat(
            meanings.Keys.Except(file.Llm is null ? [] : Labels(file, file.Llm))).FirstOrDefault();
        if (unknown is not null)
        {
            throw new UserErrorException($"`--map` names `{unknown}`, which is no label of the file.",
                $"labels: {List(Labels(file, file.Human))}; of the model: {(file.Llm is null ? "none" : List(Labels(file, file.Llm)))}.");
        }
    }

    /// <summary>One label of people is a study where many texts have it and the model knows another: of an event that nobody met.</summary>
    private static void CheckOther(LabelledFile file, string label, int options)
    {
        if (options > 1 && file.Labelled >= FewestOfOneLabel) return;
        var shows = file.Llm is { } llm && options == 1 ? $"Columns `{file.Human.Name}` and `{llm.Name}` hold" : $"Column `{file.Human.Name}` holds";
        throw new UserErrorException($"{shows} the one label `{label}`.", options > 1
            ? $"Label {FewestOfOneLabel} texts at least: an event that none of them is bounds its share."
            : "An outcome needs two options, and the file shows no other; where it is known, write the spec by hand: `cdi help CDI9065` has one.");
    }

    private static UserErrorException TooMany(LabelledFile file) => new(
        $"Column {string.Join(" or ", file.Labels.Select(each => $"`{each.Name}`"))} holds more than {Letters} different labels.",
        "Name columns of labels, not of texts; numbers of a scale are `--outcome number`.");

    /// <summary>Labels as messages list them: numbers from the largest down, others in ordinal order.</summary>
    private static List<string> Labels(LabelledFile file, ColumnProfile column)
    {
        var values = file.ValuesOf(column).Select(each => each.Value).ToList();
        return values.All(each => Number(each, column.Decimal) is not null) ? [.. values.OrderByDescending(each => Number(each, column.Decimal))] : values;
    }

    private static string List(IReadOnlyList<string> values) =>
        values.Count == 0 ? "none" : string.Join(", ", values.Take(5).Select(each => $"`{each}`")) + (values.Count > 5 ? ", …" : "");
}
