namespace Cdi.Corpus;

/// <summary>What one annotator said of one text.</summary>
/// <param name="Row">The row of the corpus, from 0.</param>
/// <param name="Annotator">Index of the annotator.</param>
/// <param name="Label">The index of the option, or the number.</param>
public readonly record struct LabelRating(int Row, int Annotator, double Label);
