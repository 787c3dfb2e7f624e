using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>What a group has beside its own estimate in <c>result.json</c>.</summary>
internal static class PooledJson
{
    /// <summary>Writes the object <c>pooled</c>.</summary>
    public static void Write(Utf8JsonWriter json, PooledFacts facts)
    {
        json.WriteStartObject("pooled");
        ResultJson.WriteNumber(json, "point", facts.Point);
        ResultJson.WriteNumber(json, "lower", facts.Lower);
        ResultJson.WriteNumber(json, "upper", facts.Upper);
        ResultJson.WriteNumber(json, "own", facts.Own);
        ResultJson.WriteNumber(json, "mean", facts.Mean);
        ResultJson.WriteNumber(json, "between", facts.Between);
        ResultJson.WriteNumber(json, "level", facts.Level);
        json.WriteEndObject();
    }
}
