using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages.Batches;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>Batches of Anthropic's messages. They have no name but their id: one whose submission was not answered is known by its time and size.</summary>
public sealed class AnthropicBatches : BatchProvider
{
    /// <summary>Clocks of two machines differ by less.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(2);

    private readonly AnthropicClient client;

    /// <summary>A provider.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="clock">The time.</param>
    public AnthropicBatches(ModelEndpoint endpoint, string model, TimeProvider clock)
        : base(endpoint, new AnthropicProvider(endpoint, model, TimeSpan.FromMinutes(1), clock, new RecordedWire()), clock)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        client = new AnthropicClient(new ClientOptions
        {
            HttpClient = Wire,
            BaseUrl = endpoint.Address.ToString().TrimEnd('/'),
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            ApiKey = endpoint.Key.Length > 0 ? endpoint.Key : "none",
        });
    }

    /// <inheritdoc/>
    private protected override async Task<string> SendAsync(
        CallBatch batch, IReadOnlyList<(string Name, JsonElement Body)> bodies, CancellationToken cancellation)
    {
        var created = await client.Messages.Batches.Create(
            new BatchCreateParams
            {
                Requests = [.. bodies.Select(each => Request.FromRawUnchecked(new Dictionary<string, JsonElement>
                {
                    ["custom_id"] = JsonSerializer.SerializeToElement(each.Name), ["params"] = each.Body,
                }))],
            },
            cancellation).ConfigureAwait(false);
        return created.ID;
    }

    /// <inheritdoc/>
    private protected override async Task<string?> SeekAsync(CallBatch batch, IReadOnlyCollection<string> known, CancellationToken cancellation)
    {
        var begun = DateTimeOffset.Parse(batch.Time, System.Globalization.CultureInfo.InvariantCulture) - ClockError;
        var page = await client.Messages.Batches.List(new BatchListParams { Limit = 100 }, cancellation).ConfigureAwait(false);
        var found = page.Items.Where(each => each.CreatedAt >= begun && !known.Contains(each.ID) && Size(each.RequestCounts) == batch.Calls.Count)
            .OrderBy(each => each.CreatedAt).ThenBy(each => each.ID, StringComparer.Ordinal).FirstOrDefault();
        return found?.ID;
    }

    /// <inheritdoc/>
    private protected override async Task<BatchState> ReadStateAsync(string id, CancellationToken cancellation)
    {
        var batch = await client.Messages.Batches.Retrieve(id, cancellationToken: cancellation).ConfigureAwait(false);
        var counts = batch.RequestCounts;
        var status = batch.ProcessingStatus.Raw() == "canceling" ? BatchStatus.Cancelling
            : batch.ProcessingStatus.Raw() != "ended" ? BatchStatus.Running
            : counts.Canceled > 0 ? BatchStatus.Cancelled
            : counts.Expired > 0 ? BatchStatus.Expired
            : BatchStatus.Completed;
        return new(status, Size(counts) - counts.Processing, "");
    }

    /// <inheritdoc/>
    private protected override Task StopAsync(string id, CancellationToken cancellation) => client.Messages.Batches.Cancel(id, cancellationToken: cancellation);

    /// <inheritdoc/>
    private protected override async Task<IReadOnlyList<Line>> LinesAsync(string id, CancellationToken cancellation)
    {
        List<Line> lines = [];
        await foreach (var each in client.Messages.Batches.ResultsStreaming(id, cancellationToken: cancellation).ConfigureAwait(false))
            lines.Add(LineOf(each.CustomID, each.RawData["result"]));
        return lines;
    }

    private static Line LineOf(string name, JsonElement result)
    {
        switch (result.GetProperty("type").GetString())
        {
            case "succeeded":
                return new(name, 200, result.GetProperty("message").GetRawText(), null);
            case "errored":
                var error = result.GetProperty("error");
                var kind = error.TryGetProperty("error", out var inner) ? inner.GetProperty("type").GetString() : null;
                return new(name, StatusOf(kind), error.GetRawText(), null);
            case "expired":
                return new(name, 0, "", new("expired", "the batch ended before the call was tried", false));
            case "canceled":
                return new(name, 0, "", new("cancelled", "the batch was cancelled before the call was tried", false));
            case var other:
                return new(name, 0, "", new("malformed_reply", $"a result of the kind {other}", true));
        }
    }

    // A result holds the error's kind and no status; these are the statuses that a call of its own has.
    private static int StatusOf(string? kind) => kind switch
    {
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "billing_error" => 402,
        "permission_error" => 403,
        "not_found_error" => 404,
        "request_too_large" => 413,
        "rate_limit_error" => 429,
        "timeout_error" => 504,
        "overloaded_error" => 529,
        _ => 500,
    };

    private static long Size(MessageBatchRequestCounts counts) =>
        counts.Processing + counts.Succeeded + counts.Errored + counts.Canceled + counts.Expired;
}
