namespace Cdi.Estimation.Agreement;

/// <summary>How several annotators of the same texts agree with one another.</summary>
/// <param name="Annotators">Annotators with a label.</param>
/// <param name="Texts">Texts with labels of two annotators or more; others say nothing of agreement.</param>
/// <param name="Labels">Labels of these texts.</param>
/// <param name="PairsAgreeing">The share of pairs of labels of one text that are equal, each text counted once; NaN where there is no pair.</param>
/// <param name="Alpha">Krippendorff's α; NaN where there is no pair, or where all labels are one.</param>
public readonly record struct AnnotatorAgreement(int Annotators, int Texts, int Labels, double PairsAgreeing, double Alpha)
{
    /// <summary>Measures the agreement.</summary>
    /// <param name="texts">For each text its labels, with who gave them; each annotator labels a text once.</param>
    /// <param name="areNumbers">Whether labels are numbers, whose squared difference counts, and no options, which are equal or not.</param>
    /// <remarks>Krippendorff (2011), Computing Krippendorff's alpha-reliability: α = 1 − D_o / D_e, with D_o the disagreement of labels of one text, each
    /// text of m labels weighted by 1/(m − 1), and D_e that of all labels paired at random. Nominal for options, interval for numbers.</remarks>
    public static AnnotatorAgreement Of(IEnumerable<IReadOnlyList<(int Annotator, double Label)>> texts, bool areNumbers)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var pairable = texts.Where(labels => labels.Count > 1).ToList();
        var all = pairable.SelectMany(labels => labels.Select(each => each.Label)).ToList();
        if (all.Count == 0) return new(0, 0, 0, double.NaN, double.NaN);
        var (observed, equal) = (0.0, 0.0);
        foreach (var labels in pairable)
        {
            double[] values = [.. labels.Select(each => each.Label)];
            observed += Disagreement(values, areNumbers) / (values.Length - 1);
            equal += 1 - (Disagreement(values, areNumbers: false) / ((double)values.Length * (values.Length - 1)));
        }

        var expected = Disagreement([.. all], areNumbers) / (all.Count - 1);
        var annotators = pairable.SelectMany(labels => labels.Select(each => each.Annotator)).Distinct().Count();
        return new(annotators, pairable.Count, all.Count, equal / pairable.Count, expected == 0 ? double.NaN : 1 - (observed / expected));
    }

    /// <summary>Σ over ordered pairs of different labels: 1 where they differ, or the square of their difference.</summary>
    private static double Disagreement(double[] values, bool areNumbers)
    {
        var count = (double)values.Length;
        if (!areNumbers) return (count * count) - values.GroupBy(value => value).Sum(same => (double)same.Count() * same.Count());
        var mean = values.Sum() / count;
        return 2 * count * values.Sum(value => (value - mean) * (value - mean));
    }
}
