using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>CDI4067: several models as one annotator are asked as each of them says, so that nothing can be said of it again.</summary>
internal static class PanelSettings
{
    private static readonly string[] OfMembers =
    [
        "model", "learn_from", "base_url", "temperature", "max_tokens", "structured", "calls", "label", "confidence", "option_order", "answer", "reason",
        "on_failure", "max_cost", "examples",
    ];

    private static readonly string[] BlocksOfMembers = ["recorded", "prices", "examples"];

    /// <summary>Reports every setting and block that says how a model is asked, or was.</summary>
    /// <param name="reader">The block of the panel.</param>
    /// <param name="llm">Its name.</param>
    public static void Check(BlockReader reader, string llm)
    {
        foreach (var name in OfMembers)
        {
            if (reader.Setting(name) is { } setting)
                reader.Context.Report(AnnotationDiagnostics.SettingOfMembers(reader.Context.At(setting.Key), name, llm));
        }

        foreach (var name in BlocksOfMembers)
        {
            if (reader.Inner(name) is { } block) reader.Context.Report(AnnotationDiagnostics.SettingOfMembers(block.Place, name, llm));
        }
    }
}
