using System.Net;

namespace Cdi.Corpus.Locating;

/// <summary>Fetches a file over HTTP.</summary>
internal static class Download
{
    private const int MostRedirects = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly HttpClient Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The bytes at an address. Redirects are followed as long as they lead to HTTP, and not from HTTPS to less.</summary>
    /// <exception cref="HttpRequestException">
    /// No connection, a status that is not success, an answer cut short, a redirect that is not followed, or five minutes passed.
    /// </exception>
    public static async Task<byte[]> BytesAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var answer = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                if (!IsRedirect(answer.StatusCode) || answer.Headers.Location is not { } location)
                    return await ContentAsync(answer, limit.Token).ConfigureAwait(false);
                address = Followed(address, location);
            }

            throw new HttpRequestException($"more than {MostRedirects} redirects");
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException("no complete answer within five minutes", problem);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect
            or HttpStatusCode.PermanentRedirect;

    private static Uri Followed(Uri from, Uri location)
    {
        var target = location.IsAbsoluteUri ? location : new Uri(from, location);
        if (target.Scheme != Uri.UriSchemeHttps && (target.Scheme != Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps))
        {
            throw new HttpRequestException($"the server redirects from `{from.Scheme}` to `{target.Scheme}`, which is not followed");
        }

        return target;
    }

    private static async Task<byte[]> ContentAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        answer.EnsureSuccessStatusCode();
        try
        {
            return await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            throw new HttpRequestException(problem.Message, problem);
        }
    }
}
