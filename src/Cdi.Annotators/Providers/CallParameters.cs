using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdi.Annotators.Providers;

/// <summary>What is sent with a prompt and can change its answer.</summary>
public sealed record CallParameters
{
    /// <summary>Sampling temperature; null for the provider's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of the answer at most; null for the provider's own limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The JSON schema that the answer is held to; null for plain words.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>How many likely tokens are told for the first one of the answer, 0 for none.</summary>
    public int TopTokens { get; init; }

    /// <summary>All of it as JSON, members in ordinal order, those that are not sent left out: what a ledger keeps and finds answers by.</summary>
    public string ToJson()
    {
        var json = new JsonObject();
        if (MaxTokens is { } tokens) json["max_tokens"] = tokens;
        if (Schema is { } schema) json["schema"] = JsonNode.Parse(schema.GetRawText());
        if (Temperature is { } temperature) json["temperature"] = temperature;
        if (TopTokens > 0) json["top_tokens"] = TopTokens;
        return json.ToJsonString();
    }
}
