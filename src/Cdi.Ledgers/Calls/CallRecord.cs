using System.Globalization;
using System.Text.Json;

namespace Cdi.Ledgers.Calls;

/// <summary>An entry of a call as it is read: its event, with the request where it stands in the entry.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Key">Key of the request.</param>
/// <param name="Send">Which sending of it.</param>
/// <param name="Model">The model; empty in ends that name none.</param>
internal sealed record CallRecord(string Kind, string Key, int Send, string Model)
{
    /// <summary>What was asked; null except in a first sending.</summary>
    public CallRequest? Request { get; private init; }

    /// <summary>What the sending costs at most; null where unknown or not a begin.</summary>
    public CallCost? Bound { get; private init; }

    /// <summary>The answer; null except in answers.</summary>
    public CallReply? Reply { get; private init; }

    /// <summary>The fault; null except in faults.</summary>
    public CallFault? Fault { get; private init; }

    /// <summary>Key of the batch that a sending is part of; null where it is in none.</summary>
    public string? InBatch { get; private init; }

    /// <summary>The batch that begins; null except in begins of batches.</summary>
    public CallBatch? Batch { get; private init; }

    /// <summary>The provider's id of a batch, or how it ended; empty in other entries.</summary>
    public string Word { get; private init; } = "";

    /// <summary>Reads an entry.</summary>
    /// <returns>Null where the body does not have the form of its kind.</returns>
    public static CallRecord? Read(string kind, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var record = new CallRecord(kind, Text(root, "key"), root.GetProperty("send").GetInt32(), Optional(root, "model"));
            return kind switch
            {
                CallKind.Begun => record with { Request = record.Send == 1 ? RequestOf(root) : null, Bound = Cost(root, "bound"),
                    InBatch = root.TryGetProperty("batch", out var batch) ? batch.GetString() : null },
                CallKind.Answered => record with { Reply = ReplyOf(root) },
                CallKind.Failed => record with { Fault = new(Text(root, "fault"), Text(root, "detail"), root.GetProperty("may_be_paid").GetBoolean()) },
                CallKind.BatchBegun => record with { Batch = BatchOf(root) },
                CallKind.BatchSubmitted => record with { Word = Text(root, "id") },
                CallKind.BatchEnded => record with { Word = Text(root, "status") },
                _ => null,
            };
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static CallRequest RequestOf(JsonElement root) =>
        new(Text(root, "host"), Text(root, "model"), Text(root, "parameters"), Text(root, "prompt"), root.GetProperty("attempt").GetInt32());

    private static CallBatch BatchOf(JsonElement root) => new(Text(root, "host"), Text(root, "model"),
        [
            .. root.GetProperty("calls").EnumerateArray()
                .Select(call => new BatchedCall(call[0].GetString() ?? throw new FormatException(), call[1].GetInt32())),
        ]);

    private static CallReply ReplyOf(JsonElement root) => new(Text(root, "text"), Text(root, "finish"))
    {
        Model = Optional(root, "model"),
        Origin = Optional(root, "origin"),
        InputTokens = root.TryGetProperty("input", out var input) ? input.GetInt64() : null,
        OutputTokens = root.TryGetProperty("output", out var output) ? output.GetInt64() : null,
        Cost = Cost(root, "cost"),
        Tokens = root.TryGetProperty("tokens", out var tokens)
            ? [.. tokens.EnumerateArray().Select(token => new TokenProbability(token[0].GetString() ?? "", token[1].GetDouble()))]
            : [],
    };

    private static CallCost? Cost(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var written)) return null;
        var parts = (written.GetString() ?? "").Split(' ');
        return parts.Length == 2 ? new(decimal.Parse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture), parts[1]) : throw new FormatException();
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new FormatException();

    private static string Optional(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
