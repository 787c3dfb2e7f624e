using System.Text.Json;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results.Json;

/// <summary>The estimate that was singled out in <c>result.json</c>.</summary>
internal static class WinnerJson
{
    /// <summary>Writes the object <c>winner</c>.</summary>
    public static void Write(Utf8JsonWriter json, WinnerFacts facts)
    {
        json.WriteStartObject("winner");
        json.WriteString("rule", facts.Rule switch { WinnerRule.Largest => "largest", WinnerRule.Smallest => "smallest" });
        json.WriteString("estimand", facts.Estimand);
        ResultJson.WriteNumber(json, "point", facts.Estimate.Point);
        ResultJson.WriteNumber(json, "lower", facts.Estimate.Lower);
        ResultJson.WriteNumber(json, "upper", facts.Estimate.Upper);
        ResultJson.WriteNumber(json, "level", facts.Estimate.Level);
        Names("candidates", facts.Candidates);
        Names("among", facts.Among);
        json.WriteEndObject();

        void Names(string property, IReadOnlyList<string> names)
        {
            json.WriteStartArray(property);
            foreach (var name in names) json.WriteStringValue(name);
            json.WriteEndArray();
        }
    }
}
