using System.Net;
using System.Net.Sockets;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>Says what a failed call was, whatever client it came through.</summary>
internal static class FaultReader
{
    private const int DetailLength = 300;

    /// <summary>The fault behind an exception.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="exchange">What was seen on the wire.</param>
    /// <param name="timedOut">Whether the time of the call was over.</param>
    /// <param name="secrets">What must not be said.</param>
    public static CallException Read(Exception exception, WireObserver.Exchange exchange, bool timedOut, SecretFilter secrets)
    {
        if (timedOut) return Of("timed_out", "no answer came in time", true, CallReaction.SendAgain);
        var detail = Shortened(secrets.Filter(exception.Message));
        if (exchange.Status is not { } status)
        {
            var unreached = exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData };
            return Of(unreached ? "unreachable" : "broken", detail, !unreached, CallReaction.SendAgain);
        }

        return (int)status switch
        {
            >= 200 and < 300 when IsBroken(exception) => Of("broken", detail, true, CallReaction.SendAgain),
            >= 200 and < 300 => Of("malformed_reply", detail, true, CallReaction.SendAgain),
            408 or 409 => Of("timed_out", detail, true, CallReaction.SendAgain),
            429 => Of("rate_limited", detail, false, CallReaction.SendAgain),
            >= 500 => Of("server_error", detail, false, CallReaction.SendAgain),
            401 or 402 or 403 => Of("unauthorised", detail, false, CallReaction.Stop),
            404 => Of("no_such_model", detail, false, CallReaction.Stop),
            _ => Of(CallFault.Rejected, detail, false, CallReaction.GiveUpText),
        };

        CallException Of(string kind, string said, bool mayBePaid, CallReaction reaction) =>
            new(new CallFault(kind, exchange.Status is { } code ? WithStatus((int)code, said) : said, mayBePaid),
                reaction, exchange.RetryAfter, exception);
    }

    // Some clients say the status themselves.
    private static string WithStatus(int status, string said)
    {
        var word = FormattableString.Invariant($"HTTP {status}");
        return said.StartsWith(word, StringComparison.Ordinal) ? said : $"{word}: {said}";
    }

    // OpenAI's client puts kind and code into brackets, `HTTP 400 (kind: code)`, also where a service tells one of them or none.
    private static string Headed(string line) => !line.StartsWith("HTTP ", StringComparison.Ordinal) ? line
        : line.Replace("(: )", "", StringComparison.Ordinal).Replace("(: ", "(", StringComparison.Ordinal).Replace(": )", ")", StringComparison.Ordinal);

    // A body that ends early is a broken stream, one that is whole and no JSON is a fault of the server.
    private static bool IsBroken(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is IOException or SocketException) return true;
        }

        return false;
    }

    private static string Shortened(string text)
    {
        var parts = text.Split('\n', 2);
        var line = string.Join(' ', (Headed(parts[0]) + " " + parts.ElementAtOrDefault(1)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= DetailLength ? line : line[..DetailLength] + "…";
    }
}
