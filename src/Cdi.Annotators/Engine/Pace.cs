using System.Threading.RateLimiting;
using Cdi.Annotators.Providers;

namespace Cdi.Annotators.Engine;

/// <summary>Sends as fast as a provider says it may be asked: by its limits per minute, by what it has left, and by when it wants to be asked again.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class Pace(TimeProvider clock) : IDisposable
{
    private const int Slices = 60;

    private readonly Lock gate = new();
    private readonly Bucket requests = new();
    private readonly Bucket tokens = new();
    private DateTimeOffset pausedUntil;

    /// <summary>Waits for a turn.</summary>
    /// <param name="size">Tokens that the call takes, estimated.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async ValueTask WaitAsync(int size, CancellationToken cancellation)
    {
        while (Pause() is var pause && pause > TimeSpan.Zero) await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        await requests.TakeAsync(1, cancellation).ConfigureAwait(false);
        await tokens.TakeAsync(size, cancellation).ConfigureAwait(false);
    }

    /// <summary>Nobody is to be asked before a time.</summary>
    public void PauseFor(TimeSpan length)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + length;
            if (until > pausedUntil) pausedUntil = until;
        }
    }

    /// <summary>Takes over what a response says.</summary>
    public void Observe(RateLimits limits)
    {
        requests.Resize(limits.RequestsPerMinute);
        tokens.Resize(limits.TokensPerMinute);
        if (limits is { RequestsLeft: 0, RequestsReset: { } requestsReset }) PauseFor(requestsReset);
        if (limits is { TokensLeft: 0, TokensReset: { } tokensReset }) PauseFor(tokensReset);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        requests.Dispose();
        tokens.Dispose();
    }

    private TimeSpan Pause()
    {
        lock (gate) return pausedUntil - clock.GetUtcNow();
    }

    /// <summary>A bucket that fills by a sixtieth of a minute's limit each second; without a limit it is never empty.</summary>
    private sealed class Bucket : IDisposable
    {
        private readonly Lock gate = new();
        private TokenBucketRateLimiter? limiter;
        private long perMinute;

        public async ValueTask TakeAsync(int count, CancellationToken cancellation)
        {
            while (true)
            {
                TokenBucketRateLimiter? current;
                int most;
                lock (gate) (current, most) = (limiter, (int)Math.Min(perMinute, int.MaxValue));
                if (current is null) return;
                try
                {
                    using var lease = await current.AcquireAsync(Math.Clamp(count, 1, most), cancellation).ConfigureAwait(false);
                    if (lease.IsAcquired) return;
                }
                catch (ObjectDisposedException)
                {
                    // The provider has told another limit meanwhile: wait for that one.
                }
            }
        }

        public void Resize(long? limit)
        {
            if (limit is not > 0) return;
            TokenBucketRateLimiter? before;
            lock (gate)
            {
                if (limit == perMinute) return;
                (before, perMinute) = (limiter, limit.Value);
                limiter = new(new()
                {
                    TokenLimit = (int)Math.Min(perMinute, int.MaxValue),
                    TokensPerPeriod = (int)Math.Clamp(perMinute / Slices, 1, int.MaxValue),
                    ReplenishmentPeriod = perMinute >= Slices ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1.0 / perMinute),
                    QueueLimit = int.MaxValue,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    AutoReplenishment = true,
                });
            }

            before?.Dispose();
        }

        public void Dispose() => limiter?.Dispose();
    }
}
