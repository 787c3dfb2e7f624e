using System.Text.Json;
using System.Text.Json.Nodes;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Answers;

/// <summary>The JSON schemas of structured answers: an object with the one member <c>answer</c>, behind <c>reason</c> where reasons are asked for.</summary>
public static class AnswerSchema
{
    /// <summary>The schema of a label: one of the keys, or a number.</summary>
    /// <param name="outcome">What is decided.</param>
    /// <param name="reasons">Whether reasons come before it.</param>
    public static JsonElement Label(OutcomeDefinition outcome, bool reasons = false)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.IsNumeric
            ? Of(new() { ["type"] = "number" }, reasons)
            : Of(new() { ["type"] = "string", ["enum"] = new JsonArray([.. outcome.Options.Select(option => (JsonNode)option.Key)]) }, reasons);
    }

    /// <summary>The schema of the probabilities of all options: an object with a number for each key. Providers take no bounds in a schema; the answer is held
    /// to a sum of 1 when it is read.</summary>
    /// <param name="outcome">What is decided; it has options.</param>
    /// <param name="reasons">Whether reasons come before them.</param>
    public static JsonElement Distribution(OutcomeDefinition outcome, bool reasons = false)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var option in outcome.Options)
        {
            properties[option.Key] = new JsonObject { ["type"] = "number" };
            required.Add((JsonNode)option.Key);
        }

        return Of(new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false }, reasons);
    }

    /// <summary>The schema of a confidence. Providers take no bounds in a schema; the answer is held to 0 … 1 when it is read.</summary>
    public static JsonElement Confidence { get; } = Of(new() { ["type"] = "number" }, false);

    private static JsonElement Of(JsonObject answer, bool reasons) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = reasons
            ? new JsonObject { ["reason"] = new JsonObject { ["type"] = "string" }, ["answer"] = answer }
            : new JsonObject { ["answer"] = answer },
        ["required"] = reasons ? new JsonArray("reason", "answer") : new JsonArray("answer"),
        ["additionalProperties"] = false,
    });
}
