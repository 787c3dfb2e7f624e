using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Formulas;

/// <summary>A function of columns in the place of a column: <c>log(x)</c>, <c>I(x^2)</c>.</summary>
/// <param name="Name">As R prints it.</param>
/// <param name="Value">Its value; the column at position j is that of <paramref name="Columns"/>.</param>
/// <param name="Columns">Names of the columns that it reads, in order of first mention; at least one.</param>
public sealed record FormulaFunction(string Name, LossExpression Value, EquatableArray<string> Columns)
{
    /// <summary>The value with columns by their positions elsewhere.</summary>
    /// <param name="position">The position of a column.</param>
    public LossExpression Over(Func<string, int> position) =>
        Value.Substitute(leaf => leaf is LossExpression.Column column ? new LossExpression.Column(position(Columns[column.Position])) : leaf);
}
