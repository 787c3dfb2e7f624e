namespace Cdi.Studies.Running;

/// <summary>What one annotator said of a text.</summary>
/// <param name="Annotator">Who.</param>
/// <param name="Place">The text, a row of the corpus.</param>
/// <param name="Labels">One for each annotated variable: NaN where nothing was said, ∞ where the annotator cannot say.</param>
internal sealed record Opinion(string Annotator, int Place, double[] Labels);
