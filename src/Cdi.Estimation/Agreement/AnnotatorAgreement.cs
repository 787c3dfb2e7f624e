namespace Cdi.Estimation.Agreement;

/// <summary>How several annotators of the same texts agree with one another.</summary>
/// <param name="Annotators">Annotators with a label.</param>
/// <param name="Texts">Texts with labels of two annotators or more; others say nothing of agreement.</param>
/// <param name="Labels">Labels of these texts.</param>
/// <param name="PairsAgreeing">The share of pairs of labels of one text that are equal, each text counted once, by its weight; NaN where there is no
/// pair.</param>
/// <param name="Alpha">Krippendorff's α; NaN where there is no pair, or where all labels are one.</param>
public readonly record struct AnnotatorAgreement(int Annotators, int Texts, int Labels, double PairsAgreeing, double Alpha)
{
    /// <summary>How far labels are from each other in <see cref="Alpha"/>.</summary>
    public LabelScale Scale { get; init; }

    /// <summary>Lower end of the 95 % interval of α; null where α shows no spread, or is not defined.</summary>
    public double? AlphaLower { get; init; }

    /// <summary>Upper end of the 95 % interval of α; null as <see cref="AlphaLower"/>.</summary>
    public double? AlphaUpper { get; init; }

    /// <summary>Measures the agreement.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="scale">How far labels are from each other.</param>
    /// <remarks>Krippendorff (2011), Computing Krippendorff's alpha-reliability: α = 1 − D_o / D_e, with D_o the disagreement of labels of one text, each
    /// text of m labels weighted by 1/(m − 1), and D_e that of all labels paired at random. Texts count by their weights over the mean of these, so that
    /// equal weights change nothing. The interval is that of <see cref="KrippendorffAlpha"/>.</remarks>
    public static AnnotatorAgreement Of(IEnumerable<RatedText> texts, LabelScale scale)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var pairable = texts.Where(text => text.Labels.Count > 1).ToList();
        if (pairable.Count == 0) return new(0, 0, 0, double.NaN, double.NaN) { Scale = scale };
        var mean = pairable.Average(text => text.Weight);
        double[] weights = [.. pairable.Select(text => text.Weight / mean)];
        var equal = pairable.Select((text, index) => weights[index] * Equal([.. text.Labels.Select(each => each.Label)])).Sum() / weights.Sum();
        var annotators = pairable.SelectMany(text => text.Labels.Select(each => each.Annotator)).Distinct().Count();
        var alpha = KrippendorffAlpha.Of([.. pairable.Select(text => text.Labels.Select(each => each.Label).ToArray())], weights, scale);
        return new(annotators, pairable.Count, pairable.Sum(text => text.Labels.Count), equal, alpha.Point)
        {
            Scale = scale, AlphaLower = alpha.Lower, AlphaUpper = alpha.Upper,
        };
    }

    private static double Equal(double[] labels) =>
        labels.GroupBy(label => label).Sum(same => same.Count() * (same.Count() - 1.0)) / (labels.Length * (labels.Length - 1.0));
}
