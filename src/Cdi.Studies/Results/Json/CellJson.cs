using System.Text.Json;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Collections;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results.Json;

/// <summary>The group of texts, or the option, of an estimate in <c>result.json</c>.</summary>
internal static class CellJson
{
    /// <summary>The cell as a property of its estimate.</summary>
    public static void Write(Utf8JsonWriter json, CellFacts facts)
    {
        json.WriteStartObject("cell");
        json.WriteString("of", facts.Cell.Of);
        if (facts.Cell.Option is { } option) json.WriteString("option", option);
        json.WriteStartArray("by");
        foreach (var level in facts.Cell.Levels)
        {
            json.WriteStartObject();
            json.WriteString("column", level.Column);
            json.WriteString("level", level.Level);
            json.WriteString("indicator", level.Indicator);
            json.WriteBoolean("is", level.IsOne);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("texts", facts.Texts);
        json.WriteNumber("labels", facts.Labels.Count);
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    public static CellFacts Read(JsonElement cell) => new(
        new EstimandCell(
            cell.GetProperty("of").GetString() ?? "",
            cell.TryGetProperty("option", out var option) ? option.GetString() : null,
            cell.GetProperty("by").EnumerateArray().Select(level => new CellLevel(
                level.GetProperty("column").GetString() ?? "",
                level.GetProperty("level").GetString() ?? "",
                level.GetProperty("indicator").GetString() ?? "",
                level.GetProperty("is").GetBoolean())).ToEquatableArray()),
        cell.GetProperty("texts").GetInt32(),
        new Labels(cell.GetProperty("labels").GetInt32()));
}
