using System.Text.Json;
using System.Text.Json.Nodes;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Answers;

/// <summary>The JSON schemas of structured answers: an object with the one member <c>answer</c>.</summary>
public static class AnswerSchema
{
    /// <summary>The schema of a label: one of the keys, or a number.</summary>
    /// <param name="outcome">What is decided.</param>
    public static JsonElement Label(OutcomeDefinition outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.IsNumeric
            ? Of(new() { ["type"] = "number" })
            : Of(new() { ["type"] = "string", ["enum"] = new JsonArray([.. outcome.Options.Select(option => (JsonNode)option.Key)]) });
    }

    /// <summary>The schema of a confidence. Providers take no bounds in a schema; the answer is held to 0 … 1 when it is read.</summary>
    public static JsonElement Confidence { get; } = Of(new() { ["type"] = "number" });

    private static JsonElement Of(JsonObject answer) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["answer"] = answer },
        ["required"] = new JsonArray("answer"),
        ["additionalProperties"] = false,
    });
}
