using Cdi.Dsl.Collections;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>A variable at one of its values, or its slope.</summary>
/// <param name="Name">As the results name it.</param>
/// <param name="Values">What is set.</param>
/// <param name="Slope">The variable that is moved; null where values are set.</param>
internal sealed record CovariateLevel(string Name, EquatableArray<CovariateValue> Values, string? Slope = null);
