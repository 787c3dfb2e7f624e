namespace Cdi.Dsl.Lowering;

/// <summary>A column of the file that says with which probability texts were labelled.</summary>
/// <param name="Name">Name of the recorded numbers, which is the path of the setting.</param>
/// <param name="Column">The column.</param>
/// <param name="PropertyName">What a typed row calls it.</param>
/// <param name="Documentation">What it says of a text.</param>
public sealed record ProbabilityPlan(string Name, string Column, string PropertyName, string Documentation);
