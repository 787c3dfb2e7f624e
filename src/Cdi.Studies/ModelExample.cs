namespace Cdi.Studies;

/// <summary>A text with its answer that prompts show.</summary>
/// <param name="Row">Its row in the corpus; −1 for one that stands in the spec.</param>
/// <param name="Text">The text of one that stands in the spec; empty for a row, of which a prompt shows the text columns that it shows of every row.</param>
/// <param name="Answer">Index of the option, or the number.</param>
public sealed record ModelExample(int Row, string Text, double Answer);
