using Cdi.Dsl.Text;
namespace Cdi.Cli.Examination;

/// <summary>What precision to expect of a mean, before anything is estimated.</summary>
internal static class MeanProspect
{
    private const int FewLabels = 20;

    /// <summary>The mean of the human numbers.</summary>
    /// <param name="human">n; NaN where nobody scored the row.</param>
    /// <param name="llm">n; NaN where the model did not; empty where the file has no model.</param>
    /// <param name="weights">n; 1/π.</param>
    /// <remarks>Within is the variance of the residuals of a line through the model's numbers, between that of the line over all texts.</remarks>
    public static Prospect Of(double[] human, double[] llm, double[] weights)
    {
        var labelled = Enumerable.Range(0, human.Length).Where(row => !double.IsNaN(human[row])).ToList();
        var (total, explained) = Spread(human, llm, labelled);
        var sum = labelled.Sum(row => weights[row]);
        var effect = sum > 0 ? labelled.Count * labelled.Sum(row => weights[row] * weights[row]) / (sum * sum) : 1;
        var parts = new VarianceParts(total - explained, explained, labelled.Count, human.Length, effect);
        return new(
            "mean(label)", "mean label", labelled.Count, Half(parts.People(1)), Half(parts.Both(1)), Half(parts.Both(2)),
            labelled.Count < FewLabels ? $"{Counted.Of(labelled.Count, "label")} only" : "");
    }

    private static (double Total, double Explained) Spread(double[] human, double[] llm, List<int> labelled)
    {
        var both = labelled.Where(row => llm.Length > 0 && !double.IsNaN(llm[row])).ToList();
        if (labelled.Count < 2) return (double.NaN, 0);
        var mean = labelled.Average(row => human[row]);
        var total = labelled.Sum(row => Math.Pow(human[row] - mean, 2)) / (labelled.Count - 1);
        if (both.Count < 3) return (total, 0);
        var (x, y) = (both.Average(row => llm[row]), both.Average(row => human[row]));
        var product = both.Sum(row => (llm[row] - x) * (human[row] - y));
        var squares = both.Sum(row => Math.Pow(llm[row] - x, 2)) * both.Sum(row => Math.Pow(human[row] - y, 2));
        return squares > 0 ? (total, total * Math.Min(1, product * product / squares)) : (total, 0);
    }

    private static double? Half(double variance) => double.IsFinite(variance) ? ShareInterval.Quantile * Math.Sqrt(variance) : null;
}
