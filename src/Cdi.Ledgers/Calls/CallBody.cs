using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cdi.Ledgers.Calls;

/// <summary>Events of calls as text: what stands in the body of an entry.</summary>
internal static class CallBody
{
    // A body is never part of a page: letters stay what they are, so that a person can read it.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kind and the body of an event. What is asked stands in the first sending of a request only.</summary>
    public static (string Kind, string Body) Write(CallEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteString("key", happened.Key);
        json.WriteNumber("send", happened.Send);
        var kind = Members(json, happened);
        json.WriteEndObject();
        json.Flush();
        return (kind, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The kind of an event.</summary>
    public static string KindOf(CallEvent happened) => happened switch
    {
        CallEvent.Begun => CallKind.Begun,
        CallEvent.Answered => CallKind.Answered,
        CallEvent.Failed => CallKind.Failed,
        CallEvent.BatchBegun => CallKind.BatchBegun,
        CallEvent.BatchSubmitted => CallKind.BatchSubmitted,
        CallEvent.BatchEnded => CallKind.BatchEnded,
        _ => throw new ArgumentException($"{happened.GetType().Name} is no event of a call.", nameof(happened)),
    };

    private static string Members(Utf8JsonWriter json, CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.Begun begun:
                Request(json, begun);
                Cost(json, "bound", begun.Bound);
                return CallKind.Begun;
            case CallEvent.Answered answered:
                Reply(json, answered.Reply);
                return CallKind.Answered;
            case CallEvent.Failed failed:
                json.WriteString("fault", failed.Fault.Kind);
                json.WriteString("detail", failed.Fault.Detail);
                json.WriteBoolean("may_be_paid", failed.Fault.MayBePaid);
                return CallKind.Failed;
            case CallEvent.BatchBegun batch:
                Batch(json, batch.Batch);
                return CallKind.BatchBegun;
            case CallEvent.BatchSubmitted submitted:
                json.WriteString("id", submitted.Id);
                return CallKind.BatchSubmitted;
            case CallEvent.BatchEnded ended:
                json.WriteString("status", ended.Status);
                return CallKind.BatchEnded;
            default:
                throw new ArgumentException($"{happened.GetType().Name} is no event of a call.", nameof(happened));
        }
    }

    private static void Request(Utf8JsonWriter json, CallEvent.Begun begun)
    {
        json.WriteString("model", begun.Request.Model);
        if (begun.Batch is { } batch) json.WriteString("batch", batch);
        if (begun.Send > 1) return;
        json.WriteString("host", begun.Request.Host);
        json.WriteString("parameters", begun.Request.Parameters);
        json.WriteString("prompt", begun.Request.Prompt);
        json.WriteNumber("attempt", begun.Request.Attempt);
    }

    private static void Batch(Utf8JsonWriter json, CallBatch batch)
    {
        json.WriteString("host", batch.Host);
        json.WriteString("model", batch.Model);
        json.WriteStartArray("calls");
        foreach (var call in batch.Calls)
        {
            json.WriteStartArray();
            json.WriteStringValue(call.Key);
            json.WriteNumberValue(call.Send);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Reply(Utf8JsonWriter json, CallReply reply)
    {
        json.WriteString("text", reply.Text);
        json.WriteString("finish", reply.Finish);
        if (reply.Origin.Length > 0) json.WriteString("origin", reply.Origin);
        if (reply.Model.Length > 0) json.WriteString("model", reply.Model);
        if (reply.InputTokens is { } input) json.WriteNumber("input", input);
        if (reply.OutputTokens is { } output) json.WriteNumber("output", output);
        Cost(json, "cost", reply.Cost);
        if (reply.Tokens.Count == 0) return;
        json.WriteStartArray("tokens");
        foreach (var token in reply.Tokens)
        {
            json.WriteStartArray();
            json.WriteStringValue(token.Token);
            json.WriteNumberValue(token.LogProbability);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // Amounts are texts: a reader of JSON that knows doubles only would change them.
    private static void Cost(Utf8JsonWriter json, string name, CallCost? cost)
    {
        if (cost is { } known) json.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"{known.Amount} {known.Currency}"));
    }
}
