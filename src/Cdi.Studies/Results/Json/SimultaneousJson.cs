using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>By what intervals hold together in <c>result.json</c>.</summary>
internal static class SimultaneousJson
{
    /// <summary>Writes the array <c>simultaneous</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SimultaneousFacts> methods)
    {
        json.WriteStartArray("simultaneous");
        foreach (var facts in methods)
        {
            json.WriteStartObject();
            json.WriteString("method", facts.Method);
            json.WriteString("design", facts.Design);
            ResultJson.WriteNumber(json, "critical_value", facts.CriticalValue);
            ResultJson.WriteNumber(json, "critical_value_error", facts.Error);
            ResultJson.WriteNumber(json, "level", facts.Level);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
