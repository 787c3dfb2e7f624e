using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Cdi.ModelServer;

/// <summary>How a provider writes requests and answers.</summary>
internal abstract class WireFormat
{
    /// <summary>Chat completions.</summary>
    public static WireFormat OpenAI { get; } = new OpenAIFormat();

    /// <summary>Messages.</summary>
    public static WireFormat Anthropic { get; } = new AnthropicFormat();

    /// <summary>Reads a request.</summary>
    public abstract ServedCall Read(string body, IHeaderDictionary headers);

    /// <summary>Writes an answer.</summary>
    public abstract string Reply(ServedCall call, string text, WireEnd end);

    /// <summary>Writes an error.</summary>
    public abstract string Error(int status, string message);

    private static int Tokens(string text) => text.Length / 4 + 1;

    // A content is a text, or a list of parts with texts.
    private static string Text(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString() ?? ""
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private sealed class OpenAIFormat : WireFormat
    {
        public override ServedCall Read(string body, IHeaderDictionary headers)
        {
            using var json = JsonDocument.Parse(body);
            var prompt = Text(json.RootElement.GetProperty("messages")[0].GetProperty("content"));
            var key = headers.Authorization.ToString();
            return new(prompt, json.RootElement.GetProperty("model").GetString() ?? "", key.Replace("Bearer ", "", StringComparison.Ordinal), body, 0);
        }

        public override string Reply(ServedCall call, string text, WireEnd end)
        {
            var message = new JsonObject { ["role"] = "assistant", ["content"] = text };
            if (end == WireEnd.Refusal) message["refusal"] = text;
            var choice = new JsonObject { ["index"] = 0, ["finish_reason"] = end == WireEnd.Length ? "length" : "stop", ["message"] = message };
            if (call.Body.Contains("\"logprobs\":true", StringComparison.Ordinal)) choice["logprobs"] = Probabilities(text);
            return new JsonObject
            {
                ["id"] = "chatcmpl-1", ["object"] = "chat.completion", ["created"] = 1767225600, ["model"] = call.Model,
                ["choices"] = new JsonArray(choice),
                ["usage"] = new JsonObject
                {
                    ["prompt_tokens"] = Tokens(call.Prompt), ["completion_tokens"] = Tokens(text), ["total_tokens"] = Tokens(call.Prompt) + Tokens(text),
                },
            }.ToJsonString();
        }

        public override string Error(int status, string message) =>
            new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "error", ["code"] = status.ToString() } }.ToJsonString();

        private static JsonObject Probabilities(string text) => new()
        {
            ["content"] = new JsonArray(new JsonObject
            {
                ["token"] = text, ["logprob"] = -0.1, ["bytes"] = null,
                ["top_logprobs"] = new JsonArray(
                    new JsonObject { ["token"] = text, ["logprob"] = -0.1, ["bytes"] = null },
                    new JsonObject { ["token"] = "other", ["logprob"] = -2.4, ["bytes"] = null }),
            }),
        };
    }

    private sealed class AnthropicFormat : WireFormat
    {
        public override ServedCall Read(string body, IHeaderDictionary headers)
        {
            using var json = JsonDocument.Parse(body);
            var prompt = Text(json.RootElement.GetProperty("messages")[0].GetProperty("content"));
            var key = headers["x-api-key"].ToString();
            if (key.Length == 0) key = headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            return new(prompt, json.RootElement.GetProperty("model").GetString() ?? "", key, body, 0);
        }

        public override string Reply(ServedCall call, string text, WireEnd end) => new JsonObject
        {
            ["id"] = "msg_1", ["type"] = "message", ["role"] = "assistant", ["model"] = call.Model,
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
            ["stop_reason"] = end switch { WireEnd.Length => "max_tokens", WireEnd.Refusal => "refusal", _ => "end_turn" },
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = Tokens(call.Prompt), ["output_tokens"] = Tokens(text) },
        }.ToJsonString();

        public override string Error(int status, string message) => new JsonObject
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = status == 429 ? "rate_limit_error" : "api_error", ["message"] = message },
        }.ToJsonString();
    }
}
