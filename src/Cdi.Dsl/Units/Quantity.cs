using System.Globalization;

namespace Cdi.Dsl.Units;

/// <summary>A number with the unit that the author wrote behind it.</summary>
/// <param name="Amount">The number.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Word">The unit as written; empty for a bare number.</param>
public readonly record struct Quantity(decimal Amount, UnitKind Unit, string Word)
{
    /// <summary>The number with its unit as written: <c>500 labels</c>.</summary>
    public override string ToString() => (Amount.ToString(CultureInfo.InvariantCulture) + " " + Word).TrimEnd();
}
