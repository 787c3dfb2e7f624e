using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>What was expected of estimates, in <c>result.json</c>.</summary>
internal static class ExpectationJson
{
    /// <summary>The expectations as an array.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ExpectedEstimate> expectations)
    {
        json.WriteStartArray("expectations");
        foreach (var each in expectations)
        {
            json.WriteStartObject();
            json.WriteString("expect", each.Expectation.Bound.Written);
            json.WriteString("estimand", each.Estimate.Estimand);
            json.WriteString("term", each.Estimate.Term);
            ResultJson.WriteNumber(json, "value", each.Value);
            json.WriteBoolean("holds", each.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
