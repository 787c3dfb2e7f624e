using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>CDI4061: an embedded annotator is asked nothing, so that nothing can be said of how.</summary>
internal static class EmbeddedSettings
{
    private static readonly string[] OfAsking =
    [
        "base_url", "temperature", "max_tokens", "structured", "calls", "label", "confidence", "option_order", "answer", "reason", "on_failure",
        "max_cost", "examples",
    ];

    private static readonly string[] BlocksOfAsking = ["recorded", "prices", "examples"];

    /// <summary>Reports every setting and block that says how a model is asked, or was.</summary>
    /// <param name="reader">The block of the model.</param>
    /// <param name="model">Its name.</param>
    public static void Check(BlockReader reader, Located<string> model)
    {
        foreach (var name in OfAsking)
        {
            if (reader.Setting(name) is { } setting)
                reader.Context.Report(AnnotationDiagnostics.SettingOfAsking(reader.Context.At(setting.Key), name, model.Value));
        }

        foreach (var name in BlocksOfAsking)
        {
            if (reader.Inner(name) is { } block) reader.Context.Report(AnnotationDiagnostics.SettingOfAsking(block.Place, name, model.Value));
        }
    }
}
