namespace Cdi.Studies.Experiments;

/// <summary>A step on the way from people alone to the whole of a design: what each part of it buys.</summary>
/// <param name="Name">What is added, <c>+ leverage</c>.</param>
/// <param name="Cell">What was measured with it.</param>
public sealed record AttributionStep(string Name, ExperimentCell Cell);
