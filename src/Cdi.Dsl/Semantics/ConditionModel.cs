using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>A comparison that a row meets or not.</summary>
/// <param name="Column">Declared column.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Values">What it is compared with: digits, ISO dates, levels or texts.</param>
/// <param name="Written">The condition in canonical layout.</param>
/// <param name="Place">Where it was written.</param>
public sealed record ConditionModel(string Column, RowComparison Kind, EquatableArray<string> Values, string Written, Place Place);
