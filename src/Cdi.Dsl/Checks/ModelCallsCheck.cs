using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4040 to CDI4043, CDI4045: a model that is to be asked has a provider that takes what is decided, an address without secrets, and a
/// price where its cost has a limit.</summary>
internal sealed class ModelCallsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.BaseUrl is { } address && Fault(address.Value) is { } fault)
                diagnostics.Report(AnnotationDiagnostics.WrongAddress(address.Place, fault));
            if (!llm.IsAsked) continue;
            if (llm.Model is { } model) CheckProvider(llm, model, diagnostics);
            if (llm.MaxCost is { } limit) CheckLimit(llm, llm.Prices ?? study.Prices, limit, diagnostics);
        }
    }

    private static void CheckProvider(LlmModel llm, Located<string> model, DiagnosticBag diagnostics)
    {
        if (ModelAddress.Of(model.Value, llm.BaseUrl?.Value) is not { } address)
            diagnostics.Report(AnnotationDiagnostics.NoProvider(model.Place, model.Value));
        else if (address.Protocol == ModelProtocol.Anthropic && llm.Temperature is { } temperature)
            diagnostics.Report(AnnotationDiagnostics.NoTemperature(temperature.Place, model.Value));
    }

    private static void CheckLimit(LlmModel llm, PricesModel? prices, Located<Units.Money> limit, DiagnosticBag diagnostics)
    {
        if (prices?.Call is null && prices?.Input is null && prices?.Output is null)
            diagnostics.Report(AnnotationDiagnostics.UnknownPrice(limit.Place, limit.Value.ToString(), "no price of its calls is known", isPriced: false));
        else if (prices.Call is null && llm.MaxTokens is null)
            diagnostics.Report(AnnotationDiagnostics.UnknownPrice(limit.Place, limit.Value.ToString(), "an answer may be of any length", isPriced: true));
        if ((prices?.Call ?? prices?.Input ?? prices?.Output) is { } price && price.Value.Currency != limit.Value.Currency)
            diagnostics.Report(AnnotationDiagnostics.TwoCurrencies(limit.Place, "max_cost", limit.Value.Currency, price.Value.Currency));
    }

    private static string? Fault(string written)
    {
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return "is no address that begins with `http://` or `https://`";
        if (address.UserInfo.Length > 0) return "holds a user name or a password";
        return address.Query.Length > 0 || address.Fragment.Length > 0 ? "has more than a host and a path" : null;
    }
}
