namespace Cdi.Dsl.Lowering;

/// <summary>One option of an outcome.</summary>
/// <param name="Key">What an annotator answers, <c>A</c>.</param>
/// <param name="Shown">What an annotator reads, <c>Polite</c>.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
public sealed record OptionPlan(string Key, string Shown, string Documentation);
