namespace Cdi.Dsl.Definitions;

/// <summary>One cell text and the option that it means.</summary>
/// <param name="Cell">Text of the cell.</param>
/// <param name="Option">Key of the option.</param>
public sealed record LabelMapping(string Cell, string Option);
