using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>A column that a factor is coded into.</summary>
/// <param name="Name">The variable, as R prints it: <c>fmid</c>, <c>C(f, contr.sum)1</c>.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Values">Its value at each level of the factor, in the order of the factor's own levels.</param>
public sealed record CodedVariable(string Name, string Factor, EquatableArray<double> Values);
