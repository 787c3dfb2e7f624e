using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>Models that are followed over batches, in <c>result.json</c>.</summary>
internal static class MonitorJson
{
    /// <summary>Writes the array <c>monitors</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<MonitorFacts> monitors)
    {
        json.WriteStartArray("monitors");
        foreach (var facts in monitors) Write(json, facts);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, MonitorFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("monitor", facts.Monitor.Name);
        json.WriteString("llm", facts.Llm);
        json.WriteString("human", facts.Human);
        json.WriteString("outcome", facts.Monitor.Outcome);
        json.WriteString("by", facts.Monitor.By);
        json.WriteNumber("reference", facts.Monitor.Reference);
        ResultJson.WriteNumber(json, "reference_rate", facts.Drift.ReferenceRate);
        ResultJson.WriteNumber(json, "level", facts.Level);
        json.WriteBoolean("drift", facts.Drift.First is not null);
        if (facts.Drift.First is { } first) json.WriteString("first", facts.Batches[first]);
        ResultJson.WriteNumber(json, "detect", facts.Monitor.Detect);
        ResultJson.WriteNumber(json, "labels_to_see", facts.LabelsToSee);
        json.WriteStartArray("batches");
        foreach (var (place, batch) in facts.Drift.Batches.Index())
        {
            json.WriteStartObject();
            json.WriteString("batch", facts.Batches[place]);
            json.WriteNumber("texts", facts.Texts[place]);
            json.WriteNumber("labels", batch.Labelled);
            ResultJson.WriteNumber(json, "error_rate", batch.ErrorRate);
            ResultJson.WriteNumber(json, "change", batch.Change);
            ResultJson.WriteNumber(json, "lower", batch.Lower);
            ResultJson.WriteNumber(json, "upper", batch.Upper);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
