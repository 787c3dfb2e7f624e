using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>The part of <c>result.json</c> about what models are worth.</summary>
internal static class ModelJson
{
    /// <summary>Writes the array <c>models</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ModelWorth> models)
    {
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            json.WriteStartObject();
            json.WriteString("estimand", model.Estimand);
            json.WriteString("llm", model.Llm);
            json.WriteBoolean("used", model.IsUsed);
            ResultJson.WriteNumber(json, "statistic_se", model.StandardError);
            json.WriteNumber("labels", model.Labels);
            ResultJson.WriteNumber(json, "ess", model.EffectiveLabels);
            ResultJson.WriteNumber(json, "labels_saved", model.LabelsSaved);
            if (model.Cost is { } cost) json.WriteNumber("cost", cost.Amount);
            else json.WriteNull("cost");
            json.WriteString("currency", model.Cost is { Currency.Length: > 0 } paid ? paid.Currency : null);
            ResultJson.WriteNumber(json, "labels_saved_per_unit", model.LabelsSavedPerUnit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the array <c>learned</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LearnedModel> learned)
    {
        json.WriteStartArray("learned");
        foreach (var model in learned)
        {
            json.WriteStartObject();
            json.WriteString("llm", model.Llm);
            json.WriteString("vectors", model.Vectors);
            json.WriteString("from", model.Teacher);
            json.WriteBoolean("from_people", model.FromPeople);
            json.WriteNumber("texts", model.Texts);
            json.WriteStartArray("penalties");
            foreach (var penalty in model.Penalties) json.WriteNumberValue(penalty);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
