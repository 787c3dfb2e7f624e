namespace Cdi.Estimation.Agreement;

/// <summary>A text with the labels that annotators gave it.</summary>
/// <param name="Labels">The labels, with who gave them; each annotator labels a text once.</param>
/// <param name="Weight">1/π of the text, above 0; 1 where nothing is known of its draw.</param>
public readonly record struct RatedText(IReadOnlyList<(int Annotator, double Label)> Labels, double Weight = 1)
{
    /// <summary>The cluster with which the text was drawn, as all texts were or none; null where it was drawn by itself.</summary>
    public int? Cluster { get; init; }
}
