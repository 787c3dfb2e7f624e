using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cdi.ModelServer;

/// <summary>Batches on the wire: files and batches of OpenAI, message batches of Anthropic.</summary>
internal sealed class BatchService(ServerScript script, Func<WireFormat, ServedCall, ServerFault, string?> answer, Func<ServedCall, ServedCall> count)
{
    private const long Created = 1767225600;

    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<ServedBatch> batches = [];
    private readonly Lock gate = new();
    private int submissions;

    /// <summary>Batches that were taken, in their order.</summary>
    public IReadOnlyList<ServedBatch> Batches
    {
        get
        {
            lock (gate) return [.. batches];
        }
    }

    /// <summary>Serves batches.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/files", UploadAsync);
        routes.MapGet("/v1/files/{id}/content", (HttpContext context, string id) => context.Response.WriteAsync(files[id]));
        routes.MapPost("/v1/batches", context => SubmitAsync(context, WireFormat.OpenAI));
        routes.MapGet("/v1/batches", context => ListAsync(context, WireFormat.OpenAI));
        routes.MapGet("/v1/batches/{id}", (HttpContext context, string id) => TellAsync(context, id, WireFormat.OpenAI));
        routes.MapPost("/v1/messages/batches", context => SubmitAsync(context, WireFormat.Anthropic));
        routes.MapGet("/v1/messages/batches", context => ListAsync(context, WireFormat.Anthropic));
        routes.MapGet("/v1/messages/batches/{id}", (HttpContext context, string id) => TellAsync(context, id, WireFormat.Anthropic));
        routes.MapGet("/v1/messages/batches/{id}/results", ResultsAsync);
        routes.MapPost("/v1/batches/{id}/cancel", (HttpContext context, string id) => CancelAsync(context, id, WireFormat.OpenAI));
        routes.MapPost("/v1/messages/batches/{id}/cancel", (HttpContext context, string id) => CancelAsync(context, id, WireFormat.Anthropic));
    }

    private async Task UploadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        using var reader = new StreamReader(form.Files[0].OpenReadStream());
        var id = $"file-{files.Count + 1}";
        var content = files[id] = await reader.ReadToEndAsync();
        await WriteAsync(context, new JsonObject
        {
            ["id"] = id, ["object"] = "file", ["bytes"] = Encoding.UTF8.GetByteCount(content), ["created_at"] = Created,
            ["filename"] = form.Files[0].FileName, ["purpose"] = form["purpose"].ToString(), ["status"] = "processed",
        });
    }

    private async Task SubmitAsync(HttpContext context, WireFormat format)
    {
        using var reader = new StreamReader(context.Request.Body);
        using var json = JsonDocument.Parse(await reader.ReadToEndAsync());
        var fault = script.BatchFault(Interlocked.Increment(ref submissions));
        if (fault is BatchFault.ServerError or BatchFault.Refused)
        {
            var status = context.Response.StatusCode = fault == BatchFault.Refused ? 400 : 500;
            await context.Response.WriteAsync(format.Error(status, "No batch is taken."));
            return;
        }

        var calls = format == WireFormat.OpenAI
            ? Lines(files[json.RootElement.GetProperty("input_file_id").GetString() ?? ""]).Select(line => Call(context, format, line, "body"))
            : json.RootElement.GetProperty("requests").EnumerateArray().Select(each => Call(context, format, each, "params"));
        var batch = Take([.. calls], fault, json.RootElement.TryGetProperty("metadata", out var metadata) ? ServedBatch.Raw(metadata) : "{}");
        script.Submitted?.Invoke(batch);
        if (fault == BatchFault.LostAnswer) context.Abort();
        else await WriteAsync(context, format.Batch(batch));
    }

    private ServedBatch Take(IReadOnlyList<(string, ServedCall)> calls, BatchFault fault, string metadata)
    {
        lock (gate)
        {
            var batch = new ServedBatch($"batch_{batches.Count + 1}", calls, fault) { Metadata = metadata };
            batches.Add(batch);
            return batch;
        }
    }

    private static (string, ServedCall) Call(HttpContext context, WireFormat format, JsonElement line, string body) =>
        (line.GetProperty("custom_id").GetString() ?? "", format.Read(ServedBatch.Raw(line.GetProperty(body)), context.Request.Headers));

    private async Task TellAsync(HttpContext context, string id, WireFormat format)
    {
        if (Batches.FirstOrDefault(each => each.Id == id) is not { } batch)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync(format.Error(404, $"There is no batch {id}."));
            return;
        }

        lock (gate)
        {
            if (++batch.Looks > script.BatchLooks) batch.Results ??= Work(batch, format);
        }

        await WriteAsync(context, format.Batch(batch));
    }

    // As the providers do: of a batch that has ended nothing can be cancelled.
    private async Task CancelAsync(HttpContext context, string id, WireFormat format)
    {
        var batch = Batches.Single(each => each.Id == id);
        bool isOver;
        lock (gate)
        {
            isOver = batch.Results is not null;
            batch.IsCancelled |= !isOver;
        }

        if (isOver) context.Response.StatusCode = 400;
        if (isOver) await context.Response.WriteAsync(format.Error(400, $"Cannot cancel batch {id}, which has ended."));
        else await WriteAsync(context, format.Batch(batch));
    }

    private Task ListAsync(HttpContext context, WireFormat format) => WriteAsync(context, new JsonObject
    {
        ["object"] = "list", ["data"] = new JsonArray([.. Batches.Reverse().Select(each => format.Batch(each))]), ["has_more"] = false,
        ["first_id"] = null, ["last_id"] = null,
    });

    private async Task ResultsAsync(HttpContext context, string id)
    {
        var results = Batches.Single(each => each.Id == id).Results ?? throw new InvalidOperationException($"{id} has not ended.");
        context.Response.ContentType = "application/x-jsonl";
        await context.Response.WriteAsync(string.Concat(results.Answers.Concat(results.Errors).Reverse().Select(line => line + "\n")));
    }

    private (IReadOnlyList<string>, IReadOnlyList<string>) Work(ServedBatch batch, WireFormat format)
    {
        List<string> answers = [], errors = [];
        for (var index = 0; index < batch.Calls.Count; index++)
        {
            var (name, call) = batch.Calls[index];
            if (!batch.Tries(index))
            {
                if (batch.End != BatchFault.Failed) errors.Add(format.Untried(name, batch.End));
                continue;
            }

            var served = count(call);
            var fault = script.Fault(served);
            var status = fault switch { ServerFault.RateLimited => 429, ServerFault.ServerError => 500, ServerFault.Rejected => 400, _ => 200 };
            if (status != 200) errors.Add(format.Tried(name, status, format.Error(status, $"This call has status {status}.")));
            else if (answer(format, served, fault) is { } body) answers.Add(format.Tried(name, status, body));
        }

        if (format == WireFormat.OpenAI)
        {
            files[batch.Id + "-output"] = string.Concat(answers.Select(line => line + "\n"));
            files[batch.Id + "-errors"] = string.Concat(errors.Select(line => line + "\n"));
        }

        return (answers, errors);
    }

    private static IEnumerable<JsonElement> Lines(string file) =>
        file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static Task WriteAsync(HttpContext context, JsonObject json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
