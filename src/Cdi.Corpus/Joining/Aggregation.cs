namespace Cdi.Corpus.Joining;

/// <summary>Makes one label of several.</summary>
internal static class Aggregation
{
    /// <summary>The label of a text.</summary>
    /// <param name="labels">What annotators said, in their order: indices of options, or numbers; at least one.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The label; NaN where several options have the most votes, of which none is guessed.</returns>
    /// <exception cref="ArgumentException">There is no label.</exception>
    public static double Of(IReadOnlyList<double> labels, LabelAggregate rule)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0) throw new ArgumentException("A text without labels has none.", nameof(labels));
        return rule switch
        {
            LabelAggregate.Majority => Majority(labels),
            LabelAggregate.First => labels[0],
            LabelAggregate.Mean => labels.Order().Sum() / labels.Count,
            LabelAggregate.Median => Median([.. labels.Order()]),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
        };
    }

    private static double Majority(IReadOnlyList<double> labels)
    {
        var votes = labels.GroupBy(label => label).Select(same => (Label: same.Key, Count: same.Count())).OrderByDescending(each => each.Count).ToList();
        return votes.Count > 1 && votes[0].Count == votes[1].Count ? double.NaN : votes[0].Label;
    }

    private static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
