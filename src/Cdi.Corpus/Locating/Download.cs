namespace Cdi.Corpus.Locating;

/// <summary>Fetches a file over HTTP.</summary>
internal static class Download
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The bytes at an address, redirects followed.</summary>
    /// <exception cref="HttpRequestException">No connection, a status that is not success, an answer cut short, or five minutes passed.</exception>
    public static async Task<byte[]> BytesAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await Client.GetByteArrayAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (TaskCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException("no complete answer within five minutes", problem);
        }
    }
}
