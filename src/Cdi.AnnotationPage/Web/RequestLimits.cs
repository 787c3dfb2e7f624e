using System.Threading.RateLimiting;

namespace Cdi.AnnotationPage.Web;

/// <summary>How often somebody may ask.</summary>
internal sealed class RequestLimits : IDisposable
{
    private const int AtOnce = 5;

    private readonly PartitionedRateLimiter<string> codes;
    private readonly PartitionedRateLimiter<string> requests;

    /// <summary>Limits as settings say them.</summary>
    /// <param name="settings">The settings.</param>
    public RequestLimits(PageSettings settings)
    {
        codes = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetFixedWindowLimiter(from, _ => new()
        {
            PermitLimit = settings.CodesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        }));
        requests = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetTokenBucketLimiter(from, _ => new()
        {
            TokenLimit = settings.RequestsPerSecond * AtOnce, TokensPerPeriod = settings.RequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    }

    /// <summary>Whether an address may try a code.</summary>
    /// <param name="from">The address.</param>
    public bool MayEnter(string from) => IsLeft(codes, from);

    /// <summary>Whether somebody may ask for anything.</summary>
    /// <param name="from">The address: what a browser says of a session anybody can make up.</param>
    public bool MayAsk(string from) => IsLeft(requests, from);

    /// <inheritdoc/>
    public void Dispose()
    {
        codes.Dispose();
        requests.Dispose();
    }

    private static bool IsLeft(PartitionedRateLimiter<string> limiter, string from)
    {
        using var lease = limiter.AttemptAcquire(from);
        return lease.IsAcquired;
    }
}
