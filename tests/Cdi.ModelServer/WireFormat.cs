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

    /// <summary>Writes how far a batch is.</summary>
    public abstract JsonObject Batch(ServedBatch batch);

    /// <summary>Writes the line of a call that was tried.</summary>
    public abstract string Tried(string name, int status, string body);

    /// <summary>Writes the line of a call that was not tried.</summary>
    public abstract string Untried(string name, BatchFault fault);

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
            var tokens = call.Tokens ?? [(text, -0.1), ("other", -2.4)];
            if (tokens.Count > 0 && call.Body.Contains("\"logprobs\":true", StringComparison.Ordinal)) choice["logprobs"] = Probabilities(tokens);
            var (input, output) = call.Usage ?? (Tokens(call.Prompt), Tokens(text));
            return new JsonObject
            {
                ["id"] = "chatcmpl-1", ["object"] = "chat.completion", ["created"] = 1767225600, ["model"] = call.Model,
                ["choices"] = new JsonArray(choice),
                ["usage"] = new JsonObject
                {
                    ["prompt_tokens"] = input, ["completion_tokens"] = output, ["total_tokens"] = input + output,
                },
            }.ToJsonString();
        }

        public override string Error(int status, string message) =>
            new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "error", ["code"] = status.ToString() } }.ToJsonString();

        public override JsonObject Batch(ServedBatch batch) => new()
        {
            ["id"] = batch.Id, ["object"] = "batch", ["endpoint"] = "/v1/chat/completions", ["input_file_id"] = "file-1", ["completion_window"] = "24h",
            ["created_at"] = 1767225600, ["metadata"] = JsonNode.Parse(batch.Metadata),
            ["status"] = batch.Results is null ? batch.IsCancelled ? "cancelling" : "in_progress" : batch.End switch
            {
                BatchFault.Failed => "failed", BatchFault.Expired => "expired", BatchFault.Cancelled => "cancelled", _ => "completed",
            },
            ["errors"] = batch is { Results: not null, Fault: BatchFault.Failed }
                ? new JsonObject { ["object"] = "list", ["data"] = new JsonArray(new JsonObject { ["code"] = "invalid", ["message"] = "Line 1 is wrong." }) }
                : null,
            ["request_counts"] = new JsonObject
            {
                ["total"] = batch.Calls.Count, ["completed"] = batch.Results?.Answers.Count ?? 0, ["failed"] = batch.Results?.Errors.Count ?? 0,
            },
            ["output_file_id"] = batch.Results is { Answers.Count: > 0 } ? batch.Id + "-output" : null,
            ["error_file_id"] = batch.Results is { Errors.Count: > 0 } ? batch.Id + "-errors" : null,
        };

        public override string Tried(string name, int status, string body) => new JsonObject
        {
            ["id"] = "batch_req_1", ["custom_id"] = name, ["error"] = null,
            ["response"] = new JsonObject { ["status_code"] = status, ["request_id"] = "req_1", ["body"] = JsonNode.Parse(body) },
        }.ToJsonString();

        public override string Untried(string name, BatchFault fault) => new JsonObject
        {
            ["id"] = "batch_req_1", ["custom_id"] = name, ["response"] = null,
            ["error"] = new JsonObject
            {
                ["code"] = fault == BatchFault.Expired ? "batch_expired" : "batch_cancelled", ["message"] = "This request was not executed.",
            },
        }.ToJsonString();

        private static JsonObject Probabilities(IReadOnlyList<(string Token, double LogProbability)> tokens)
        {
            var said = Token(tokens[0]);
            said["top_logprobs"] = new JsonArray([.. tokens.Select(token => (JsonNode)Token(token))]);
            return new() { ["content"] = new JsonArray(said) };
        }

        private static JsonObject Token((string Token, double LogProbability) token) =>
            new() { ["token"] = token.Token, ["logprob"] = token.LogProbability, ["bytes"] = null };
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
            ["usage"] = new JsonObject { ["input_tokens"] = call.Usage?.Input ?? Tokens(call.Prompt), ["output_tokens"] = call.Usage?.Output ?? Tokens(text) },
        }.ToJsonString();

        public override string Error(int status, string message) => new JsonObject
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = status switch { 400 => "invalid_request_error", 429 => "rate_limit_error", _ => "api_error" }, ["message"] = message },
        }.ToJsonString();

        public override JsonObject Batch(ServedBatch batch)
        {
            var errored = batch.Results?.Errors.Count(line => line.Contains("\"errored\"", StringComparison.Ordinal)) ?? 0;
            var untried = (batch.Results?.Errors.Count ?? 0) - errored;
            return new()
            {
                ["id"] = batch.Id, ["type"] = "message_batch",
                ["processing_status"] = batch.Results is not null ? "ended" : batch.IsCancelled ? "canceling" : "in_progress",
                ["request_counts"] = new JsonObject
                {
                    ["processing"] = batch.Results is null ? batch.Calls.Count : 0,
                    // A call without a line counts as one with an answer: a line that was lost.
                    ["succeeded"] = batch.Results is null ? 0 : batch.Calls.Count - errored - untried,
                    ["errored"] = errored, ["canceled"] = batch.End == BatchFault.Cancelled ? untried : 0,
                    ["expired"] = batch.End == BatchFault.Expired ? untried : 0,
                },
                ["ended_at"] = batch.Results is null ? null : "2100-01-01T00:00:00Z", ["created_at"] = "2100-01-01T00:00:00Z",
                ["expires_at"] = "2100-01-02T00:00:00Z", ["archived_at"] = null, ["cancel_initiated_at"] = null,
                ["results_url"] = batch.Results is null ? null : $"/v1/messages/batches/{batch.Id}/results",
            };
        }

        public override string Tried(string name, int status, string body) => new JsonObject
        {
            ["custom_id"] = name,
            ["result"] = status == 200
                ? new JsonObject { ["type"] = "succeeded", ["message"] = JsonNode.Parse(body) }
                : new JsonObject { ["type"] = "errored", ["error"] = JsonNode.Parse(body) },
        }.ToJsonString();

        public override string Untried(string name, BatchFault fault) => new JsonObject
        {
            ["custom_id"] = name, ["result"] = new JsonObject { ["type"] = fault == BatchFault.Expired ? "expired" : "canceled" },
        }.ToJsonString();
    }
}
