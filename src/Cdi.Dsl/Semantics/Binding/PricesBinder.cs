using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>prices { … }</c>, of a study or of one model.</summary>
internal static class PricesBinder
{
    /// <summary>The prices of a study.</summary>
    public static PricesModel Bind(Declaration declaration)
    {
        var reader = declaration.Read();
        return Bind(reader) with { Label = Price(reader, "label") };
    }

    /// <summary>The prices of a model.</summary>
    public static PricesModel Bind(BlockReader reader)
    {
        var (call, input, output) = (Price(reader, "call"), Price(reader, "input"), Price(reader, "output"));
        if (call is not null && (input ?? output) is not null)
            reader.Context.Report(AnnotationDiagnostics.IncompletePrice(reader.Place, "both `call` and tokens are priced"));
        else if (input is null != output is null && !reader.IsIncomplete && reader.Attempted("input") != reader.Attempted("output"))
            reader.Context.Report(AnnotationDiagnostics.IncompletePrice(reader.Place, $"`{(input is null ? "output" : "input")}` tokens alone are priced"));
        var currencies = Currencies(call, input, output);
        if (currencies.Count > 1) reader.Context.Report(AnnotationDiagnostics.TwoCurrencies(reader.Place, "prices", currencies[0], currencies[1]));
        return new PricesModel(reader.Place, null, call, input, output);
    }

    private static List<string> Currencies(params Located<Money>?[] prices) =>
        prices.Where(price => price is not null).Select(price => price?.Value.Currency ?? "").Distinct().ToList();

    private static Located<Money>? Price(BlockReader reader, string name) => reader.Quantity(name, UnitKind.Money) is { } price
        ? new Located<Money>(new Money(price.Value.Amount, price.Value.Word), price.Place)
        : null;
}
