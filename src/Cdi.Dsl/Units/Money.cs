using System.Globalization;

namespace Cdi.Dsl.Units;

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much, in whole units of the currency.</param>
/// <param name="Currency">ISO 4217 code: <c>USD</c>, <c>EUR</c>, <c>GBP</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The amount as written, with its currency: <c>0.80 USD</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + " " + Currency;
}
