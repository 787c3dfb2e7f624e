using Cdi.Estimation.Variance;

namespace Cdi.Cli.Examination;

/// <summary>How far the model's numbers are from those of people, in the texts that both scored.</summary>
/// <param name="Compared">Texts that both scored.</param>
/// <param name="Difference">Mean of the model's number minus people's, weighted by 1/π.</param>
/// <param name="Lower">Lower end of its 95 % interval (Student's t); null with fewer than three texts.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="MeanAbsoluteError">Mean absolute difference.</param>
/// <param name="Correlation">Pearson's correlation; null where a side is constant.</param>
/// <param name="Exact">Share of equal numbers.</param>
internal sealed record NumberComparison(
    int Compared, double Difference, double? Lower, double? Upper, double MeanAbsoluteError, double? Correlation, ShareInterval? Exact)
{
    private const int FewestForAnInterval = 3;

    /// <summary>Compares the two; null where no text has both numbers.</summary>
    /// <param name="human">n; NaN where nobody scored the row.</param>
    /// <param name="llm">n; NaN where the model did not.</param>
    /// <param name="weights">n; 1/π.</param>
    public static NumberComparison? Of(double[] human, double[] llm, double[] weights)
    {
        var rows = Enumerable.Range(0, llm.Length).Where(row => !double.IsNaN(human[row]) && !double.IsNaN(llm[row])).ToList();
        if (rows.Count == 0) return null;
        double Mean(Func<int, double> value) => rows.Sum(row => weights[row] * value(row)) / rows.Sum(row => weights[row]);
        var difference = Mean(row => llm[row] - human[row]);
        var (lower, upper) = Interval(rows, difference, row => llm[row] - human[row], weights);
        var (centreHuman, centreLlm) = (Mean(row => human[row]), Mean(row => llm[row]));
        var spread = Math.Sqrt(Mean(row => Square(human[row] - centreHuman)) * Mean(row => Square(llm[row] - centreLlm)));
        return new(
            rows.Count,
            difference,
            lower,
            upper,
            Mean(row => Math.Abs(llm[row] - human[row])),
            spread > 0 ? Mean(row => (human[row] - centreHuman) * (llm[row] - centreLlm)) / spread : null,
            ShareInterval.Of(rows.Select(row => (human[row] == llm[row], weights[row]))));
    }

    private static (double? Lower, double? Upper) Interval(List<int> rows, double mean, Func<int, double> value, double[] weights)
    {
        if (rows.Count < FewestForAnInterval) return (null, null);
        var sum = rows.Sum(row => weights[row]);
        var variance = rows.Sum(row => Square(weights[row] * (value(row) - mean))) / (sum * sum) * rows.Count / (rows.Count - 1);
        var (lower, upper) = new WaldInference(0.05, Alternative.TwoSided, rows.Count - 1).Interval(mean, Math.Sqrt(variance));
        return (lower, upper);
    }

    private static double Square(double value) => value * value;
}
