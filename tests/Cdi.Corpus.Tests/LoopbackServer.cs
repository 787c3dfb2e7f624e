using System.Net;
using System.Net.Sockets;

namespace Cdi.Corpus.Tests;

/// <summary>An HTTP server on this machine that answers every request with the same status and bytes, and counts them.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly int status;
    private readonly string? location;
    private readonly byte[] answer;
    private int requests;

    public LoopbackServer(byte[] answer, int status = 200, string? location = null)
    {
        this.answer = answer;
        this.status = status;
        this.location = location;
        Address = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public int Requests => Volatile.Read(ref requests);

    public void Dispose() => listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref requests);
            context.Response.StatusCode = status;
            if (location is not null) context.Response.Headers[HttpResponseHeader.Location] = location;
            context.Response.ContentLength64 = answer.Length;
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }
}
