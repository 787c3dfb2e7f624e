using System.Net;

namespace Cdi.Annotators.Providers;

/// <summary>Sees what goes over the wire for each call, below the client of the provider: status, when to come back, limits. So faults of all clients
/// are told apart by one rule.</summary>
/// <param name="clock">The time.</param>
/// <param name="told">What is done with limits.</param>
internal sealed class WireObserver(TimeProvider clock, Action<RateLimits> told) : DelegatingHandler
{
    private static readonly AsyncLocal<Exchange?> Current = new();

    /// <summary>Begins to observe the call that this flow of control makes.</summary>
    public static Exchange Begin() => Current.Value = new();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = Current.Value;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (RateLimits.Of(response.Headers, clock.GetUtcNow()) is { } limits) told(limits);
        if (exchange is null) return response;
        exchange.Status = response.StatusCode;
        exchange.RetryAfter = response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date is { } date ? date - clock.GetUtcNow() : null) : null;
        return response;
    }

    /// <summary>What was seen of a call.</summary>
    internal sealed class Exchange
    {
        /// <summary>The status; null where no response began.</summary>
        public HttpStatusCode? Status { get; set; }

        /// <summary>When to come back; null where the response did not say.</summary>
        public TimeSpan? RetryAfter { get; set; }
    }
}
