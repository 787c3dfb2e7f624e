using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdi.Ledgers.Calls;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;

namespace Cdi.Annotators.Providers;

/// <summary>Batches of OpenAI: a file of requests, a batch, a file of answers and one of errors.</summary>
public sealed class OpenAIBatches : BatchProvider
{
    /// <summary>Pages of a hundred batches that are looked through for one whose submission was not answered.</summary>
    private const int PagesSought = 5;

    private readonly BatchClient batches;
    private readonly OpenAIFileClient files;

    /// <summary>A provider.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="clock">The time.</param>
    public OpenAIBatches(ModelEndpoint endpoint, string model, TimeProvider clock)
        : base(endpoint, new OpenAIProvider(endpoint, model, TimeSpan.FromMinutes(1), clock, new RecordedWire()), clock)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var client = new OpenAIClient(new ApiKeyCredential(endpoint.Key.Length > 0 ? endpoint.Key : "none"), new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(Wire),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
        (batches, files) = (client.GetBatchClient(), client.GetOpenAIFileClient());
    }

    /// <inheritdoc/>
    private protected override async Task<string> SendAsync(
        CallBatch batch, IReadOnlyList<(string Name, JsonElement Body)> bodies, CancellationToken cancellation)
    {
        var lines = new StringBuilder();
        foreach (var (name, body) in bodies)
        {
            lines.Append(new JsonObject
            {
                ["custom_id"] = name, ["method"] = "POST", ["url"] = "/v1/chat/completions", ["body"] = JsonNode.Parse(body.GetRawText()),
            }.ToJsonString()).Append('\n');
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
        var file = await files.UploadFileAsync(content, $"cdi-{batch.Key[..16]}.jsonl", FileUploadPurpose.Batch, cancellation).ConfigureAwait(false);
        var form = new JsonObject
        {
            ["input_file_id"] = file.Value.Id, ["endpoint"] = "/v1/chat/completions", ["completion_window"] = "24h",
            ["metadata"] = new JsonObject { ["cdi"] = batch.Key },
        };
        var operation = await batches.CreateBatchAsync(
            BinaryContent.Create(BinaryData.FromString(form.ToJsonString())), waitUntilCompleted: false, Options(cancellation)).ConfigureAwait(false);
        return operation.BatchId;
    }

    /// <inheritdoc/>
    private protected override async Task<string?> SeekAsync(CallBatch batch, IReadOnlyCollection<string> known, CancellationToken cancellation)
    {
        var pages = 0;
        await foreach (var page in batches.GetBatchesAsync(null, 100, Options(cancellation)).GetRawPagesAsync().ConfigureAwait(false))
        {
            using var json = JsonDocument.Parse(page.GetRawResponse().Content);
            foreach (var each in json.RootElement.GetProperty("data").EnumerateArray())
            {
                var isOurs = each.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                    && metadata.TryGetProperty("cdi", out var key) && key.GetString() == batch.Key;
                if (isOurs && each.GetProperty("id").GetString() is { } id && !known.Contains(id)) return id;
            }

            if (++pages == PagesSought) break;
        }

        return null;
    }

    /// <inheritdoc/>
    private protected override async Task<BatchState> ReadStateAsync(string id, CancellationToken cancellation)
    {
        using var json = await BatchAsync(id, cancellation).ConfigureAwait(false);
        var root = json.RootElement;
        var status = root.GetProperty("status").GetString() switch
        {
            "completed" => BatchStatus.Completed,
            "expired" => BatchStatus.Expired,
            "cancelled" => BatchStatus.Cancelled,
            "failed" => BatchStatus.Failed,
            "cancelling" => BatchStatus.Cancelling,
            _ => BatchStatus.Running,
        };
        var done = root.TryGetProperty("request_counts", out var counts) && counts.ValueKind == JsonValueKind.Object
            ? counts.GetProperty("completed").GetInt64() + counts.GetProperty("failed").GetInt64() : 0;
        return new(status, done, status == BatchStatus.Failed ? Errors(root) : "");
    }

    /// <inheritdoc/>
    private protected override async Task StopAsync(string id, CancellationToken cancellation)
    {
        var operation = await CreateBatchOperation.RehydrateAsync(batches, id, cancellation).ConfigureAwait(false);
        await operation.CancelAsync(Options(cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    private protected override async Task<IReadOnlyList<Line>> LinesAsync(string id, CancellationToken cancellation)
    {
        using var json = await BatchAsync(id, cancellation).ConfigureAwait(false);
        List<Line> lines = [];
        foreach (var name in new[] { "output_file_id", "error_file_id" })
        {
            if (!json.RootElement.TryGetProperty(name, out var file) || file.GetString() is not { Length: > 0 } fileId) continue;
            var content = await files.DownloadFileAsync(fileId, cancellation).ConfigureAwait(false);
            using var reader = new StreamReader(content.Value.ToStream());
            while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                if (line.Length > 0) lines.Add(LineOf(line));
            }
        }

        return lines;
    }

    private static Line LineOf(string written)
    {
        using var json = JsonDocument.Parse(written);
        var root = json.RootElement;
        var name = root.GetProperty("custom_id").GetString() ?? "";
        if (root.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object)
            return new(name, response.GetProperty("status_code").GetInt32(), response.GetProperty("body").GetRawText(), null);
        var error = root.GetProperty("error");
        var detail = error.TryGetProperty("message", out var message) ? message.GetString() ?? "" : "";
        return (error.TryGetProperty("code", out var code) ? code.GetString() : null) switch
        {
            "batch_expired" => new(name, 0, "", new("expired", detail, false)),
            "batch_cancelled" => new(name, 0, "", new("cancelled", detail, false)),
            var other => new(name, 0, "", new("server_error", $"{other}: {detail}", false)),
        };
    }

    private async Task<JsonDocument> BatchAsync(string id, CancellationToken cancellation)
    {
        var result = await batches.GetBatchAsync(id, Options(cancellation)).ConfigureAwait(false);
        return JsonDocument.Parse(result.GetRawResponse().Content);
    }

    private static string Errors(JsonElement root) =>
        root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object && errors.TryGetProperty("data", out var data)
            && data.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
            ? first.GetProperty("message").GetString() ?? "" : "no reason is given";

    private static RequestOptions Options(CancellationToken cancellation) => new() { CancellationToken = cancellation };
}
