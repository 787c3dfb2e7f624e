using Cdi.Dsl.Units;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>prices { … }</c>.</summary>
internal static class PricesBinder
{
    /// <summary>The prices.</summary>
    public static PricesModel Bind(Declaration declaration)
    {
        var reader = declaration.Read();
        return new PricesModel(reader.Place, reader.Quantity("label", UnitKind.Money) is { } price
            ? new Located<Money>(new Money(price.Value.Amount, price.Value.Word), price.Place)
            : null);
    }
}
