using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Formulas;

/// <summary>A level of a factor: what is 1 in its rows and 0 in the others.</summary>
/// <param name="Name">The level, as the file has it.</param>
/// <param name="Position">Its place among the levels of the column, 0-based, in whatever order a variable codes them.</param>
/// <param name="Indicator">1 or 0; the column at position j is that of <paramref name="Columns"/>.</param>
/// <param name="Columns">Names of the columns that the indicator reads.</param>
public sealed record FactorLevel(string Name, int Position, LossExpression Indicator, EquatableArray<string> Columns);
