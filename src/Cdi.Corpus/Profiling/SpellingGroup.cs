namespace Cdi.Corpus;

/// <summary>Labels that are probably one, written in several ways.</summary>
/// <param name="Shown">The most frequent spelling, without blanks at its ends and in normal form C.</param>
/// <param name="Spellings">The spellings as the file has them, most frequent first.</param>
/// <param name="Differences">How they differ; none for a label with one spelling.</param>
internal sealed record SpellingGroup(string Shown, IReadOnlyList<ValueCount> Spellings, SpellingDifferences Differences)
{
    /// <summary>Rows that have any of the spellings.</summary>
    public long Rows => Spellings.Sum(each => each.Rows);

    /// <summary>Groups labels that differ by case, blanks, Unicode normalisation or the writing of a number or truth value only.</summary>
    /// <param name="values">Labels with their counts; several columns may be listed one after the other, counts of one spelling add up.</param>
    /// <returns>One group for each label, in ordinal order of what is shown.</returns>
    public static IReadOnlyList<SpellingGroup> Of(IEnumerable<ValueCount> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return
        [
            .. values.GroupBy(each => each.Value, StringComparer.Ordinal)
                .Select(same => new ValueCount(same.Key, same.Sum(each => each.Rows)))
                .GroupBy(each => Meaning(each.Value), StringComparer.Ordinal)
                .Select(Group)
                .OrderBy(group => group.Shown, StringComparer.Ordinal),
        ];
    }

    private static SpellingGroup Group(IEnumerable<ValueCount> values)
    {
        ValueCount[] spellings = [.. values.OrderByDescending(each => each.Rows).ThenBy(each => each.Value, StringComparer.Ordinal)];
        var differences = SpellingDifferences.None;
        foreach (var other in spellings.Skip(1)) differences |= Between(spellings[0].Value, other.Value);
        return new SpellingGroup(LabelSpelling.Composed(LabelSpelling.WithoutBlanks(spellings[0].Value)), spellings, differences);
    }

    private static string Meaning(string value) => LabelSpelling.NumberIn(value) ?? LabelSpelling.Folded(value);

    private static SpellingDifferences Between(string first, string second)
    {
        var (left, right) = (LabelSpelling.WithoutBlanks(first), LabelSpelling.WithoutBlanks(second));
        var differences = left.Length != first.Length || right.Length != second.Length ? SpellingDifferences.Blanks : SpellingDifferences.None;
        var (composedLeft, composedRight) = (LabelSpelling.Composed(left), LabelSpelling.Composed(right));
        if (composedLeft == composedRight)
        {
            return left == right ? SpellingDifferences.Blanks : differences | SpellingDifferences.Normalisation;
        }

        if (!composedLeft.Equals(composedRight, StringComparison.OrdinalIgnoreCase))
        {
            return LabelSpelling.Folded(first) == LabelSpelling.Folded(second) ? differences | SpellingDifferences.Blanks | SpellingDifferences.Case
                : differences | SpellingDifferences.Number;
        }

        return differences | SpellingDifferences.Case;
    }
}
