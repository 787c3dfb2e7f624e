namespace Cdi.Corpus;

/// <summary>The recorded answers of one annotator, one per row.</summary>
/// <param name="Options">Keys of the outcome's options.</param>
/// <param name="Codes">One per row: index of the option, −1 where there is no answer.</param>
public sealed record LabelColumn(IReadOnlyList<string> Options, ReadOnlyMemory<int> Codes);
