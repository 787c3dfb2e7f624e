using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Finds what stands in the human column of texts that nobody labelled, in place of blanks or beside them: <c>.</c>, <c>None</c>, <c>-9</c>,
/// <c>unlabelled</c>. Taken for a label, it would be a share of its own, and often the largest.</summary>
internal static class Placeholders
{
    /// <summary>The values that mean "not labelled".</summary>
    /// <param name="human">The human labels.</param>
    /// <param name="llm">The model's labels; null where there is no model.</param>
    /// <param name="meanings">Human label by label of the model, as the author maps them.</param>
    /// <remarks>
    /// With a model that answered every text: codes and words of no answer that the model never says, and any other value in half of all texts or more that
    /// it never says, where it says all others and no cell is blank.
    /// Without a model: marks without a letter or digit, and, where no cell is blank, numbers that are codes of no answer in half of all texts or more.
    /// Words may be categories
    /// there, and are asked about.
    /// </remarks>
    public static IReadOnlyList<ValueCount> Of(ColumnProfile human, ColumnProfile? llm, IReadOnlyDictionary<string, string> meanings)
    {
        if (human.Values.Count < 2) return [];
        var sentinels = SentinelDetector.Find(human).Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
        var found = llm is null
            ? [.. human.Values.Where(each => sentinels.Contains(each.Value)
                && (IsMark(each.Value) || (human.Missing == 0 && IsNumber(each.Value) && IsHalf(each, human))))]
            : llm.Missing > 0 || llm.Values.Count == 0 ? [] : Unsaid(human, llm, meanings, sentinels);
        return found.Count < human.Values.Count ? found : [];
    }

    private static List<ValueCount> Unsaid(ColumnProfile human, ColumnProfile llm, IReadOnlyDictionary<string, string> meanings, HashSet<string> sentinels)
    {
        var said = llm.Values.Select(each => Value(meanings.GetValueOrDefault(each.Value, each.Value))).ToHashSet(StringComparer.Ordinal);
        var unsaid = human.Values.Where(each => !said.Contains(Value(each.Value))).ToList();
        return unsaid is [var only] && human is { Missing: 0, Values.Count: > 1 } && IsHalf(only, human) ? [only]
            : [.. unsaid.Where(each => sentinels.Contains(each.Value))];
    }

    private static bool IsHalf(ValueCount value, ColumnProfile column) => 2 * value.Rows >= column.Present;

    private static bool IsMark(string value) => !value.Any(char.IsLetterOrDigit);

    private static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>What labels are compared by: case, blanks at the ends and the form of numbers and truth values make no difference.</summary>
    private static string Value(string label) => label.Trim().ToUpperInvariant() switch
    {
        "TRUE" => "1",
        "FALSE" => "0",
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString("R", CultureInfo.InvariantCulture),
        var text => text,
    };
}
