using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A comparison that a row meets or not.</summary>
/// <param name="Column">Declared column.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Values">What it is compared with: digits, ISO dates, levels or texts.</param>
/// <param name="Written">The condition as a study writes it.</param>
public sealed record ConditionPlan(string Column, RowComparison Kind, EquatableArray<string> Values, string Written);
