using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>A promise that a cell does not keep.</summary>
/// <param name="Expectation">The promise.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Value">What was measured; NaN where there is no number, which keeps no promise.</param>
public sealed record BrokenExpectation(ExpectationDefinition Expectation, ExperimentCell Cell, double Value);
