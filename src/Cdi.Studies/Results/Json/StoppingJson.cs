using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>When sampling stopped, in <c>result.json</c>.</summary>
internal static class StoppingJson
{
    /// <summary>Writes the object <c>stopping</c>.</summary>
    public static void Write(Utf8JsonWriter json, StoppingFacts facts)
    {
        json.WriteStartObject("stopping");
        json.WriteString("rule", facts.Rule);
        json.WriteBoolean("met", facts.IsMet);
        json.WriteNumber("labels", facts.Labels.Count);
        json.WriteNumber("budget", facts.Budget.Count);
        json.WriteString("intervals", "confidence_sequence");
        ResultJson.WriteNumber(json, "critical_value", facts.CriticalValue);
        ResultJson.WriteNumber(json, "level", facts.Level);
        json.WriteEndObject();
    }
}
