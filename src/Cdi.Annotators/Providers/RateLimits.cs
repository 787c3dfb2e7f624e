using System.Globalization;
using System.Net.Http.Headers;

namespace Cdi.Annotators.Providers;

/// <summary>What the headers of a response say of the provider's limits; null where they do not.</summary>
/// <param name="RequestsPerMinute">Requests allowed in a minute.</param>
/// <param name="TokensPerMinute">Tokens allowed in a minute.</param>
/// <param name="RequestsLeft">Requests left until <paramref name="RequestsReset"/>.</param>
/// <param name="TokensLeft">Tokens left until <paramref name="TokensReset"/>.</param>
/// <param name="RequestsReset">Time until all requests are allowed again.</param>
/// <param name="TokensReset">Time until all tokens are allowed again.</param>
public sealed record RateLimits(
    long? RequestsPerMinute, long? TokensPerMinute, long? RequestsLeft, long? TokensLeft, TimeSpan? RequestsReset, TimeSpan? TokensReset)
{
    /// <summary>Reads the headers of OpenAI's protocol (<c>x-ratelimit-…</c>, resets as <c>6m0s</c>) and of Anthropic's (<c>anthropic-ratelimit-…</c>,
    /// resets as times).</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null where they say nothing.</returns>
    public static RateLimits? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var limits = new RateLimits(
            Count(headers, "x-ratelimit-limit-requests", "anthropic-ratelimit-requests-limit"),
            Count(headers, "x-ratelimit-limit-tokens", "anthropic-ratelimit-tokens-limit"),
            Count(headers, "x-ratelimit-remaining-requests", "anthropic-ratelimit-requests-remaining"),
            Count(headers, "x-ratelimit-remaining-tokens", "anthropic-ratelimit-tokens-remaining"),
            Reset(headers, "x-ratelimit-reset-requests", "anthropic-ratelimit-requests-reset", now),
            Reset(headers, "x-ratelimit-reset-tokens", "anthropic-ratelimit-tokens-reset", now));
        return limits == new RateLimits(null, null, null, null, null, null) ? null : limits;
    }

    private static long? Count(HttpResponseHeaders headers, string one, string other) =>
        (Header(headers, one) ?? Header(headers, other)) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : null;

    private static TimeSpan? Reset(HttpResponseHeaders headers, string length, string time, DateTimeOffset now)
    {
        if (Header(headers, length) is { } written) return Length(written);
        return Header(headers, time) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at > now ? at - now : TimeSpan.Zero : null;
    }

    /// <summary>A length as Go prints it: <c>1h2m3s</c>, <c>6m0s</c>, <c>120ms</c>, <c>1.5s</c>.</summary>
    /// <returns>Null where it is none.</returns>
    internal static TimeSpan? Length(string written)
    {
        var sum = TimeSpan.Zero;
        var rest = written.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
            rest = rest[digits..];
            var unit = rest.IndexOfAny("0123456789.") is var next and >= 0 ? rest[..next] : rest;
            if (number > 1e6) return null;
            if (unit is "ms") sum += TimeSpan.FromMilliseconds(number);
            else if (unit is "s") sum += TimeSpan.FromSeconds(number);
            else if (unit is "m") sum += TimeSpan.FromMinutes(number);
            else if (unit is "h") sum += TimeSpan.FromHours(number);
            else return null;
            rest = rest[unit.Length..];
        }

        return written.Length == 0 ? null : sum;
    }

    private static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
