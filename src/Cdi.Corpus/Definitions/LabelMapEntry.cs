namespace Cdi.Corpus;

/// <summary>One line of a label map: <c>polite = A</c>.</summary>
/// <param name="Raw">The label in the file.</param>
/// <param name="Option">Key of the outcome's option that it stands for.</param>
public sealed record LabelMapEntry(string Raw, string Option);
