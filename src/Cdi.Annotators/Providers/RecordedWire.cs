using System.Net;
using System.Text;

namespace Cdi.Annotators.Providers;

/// <summary>Stands in for a network: keeps what a client would send, or answers with what came by another way. So a call of a batch is written and read by
/// the same client as a call of its own.</summary>
internal sealed class RecordedWire : HttpMessageHandler
{
    private static readonly AsyncLocal<Exchange?> Current = new();

    /// <summary>Begins an exchange of this flow of control.</summary>
    /// <param name="status">Status of the answer; null to keep what is sent and answer nothing.</param>
    /// <param name="body">The answer.</param>
    public static Exchange Begin(int? status = null, string body = "") => Current.Value = new() { Status = status, Answer = body };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = Current.Value ?? throw new InvalidOperationException("No exchange has begun.");
        if (request.Content is { } content) exchange.Sent = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (exchange.Status is not { } status) throw new HttpRequestException("nothing is sent");
        return new((HttpStatusCode)status) { RequestMessage = request, Content = new StringContent(exchange.Answer, Encoding.UTF8, "application/json") };
    }

    /// <summary>What is sent and answered.</summary>
    internal sealed class Exchange
    {
        /// <summary>Status of the answer; null for none.</summary>
        public int? Status { get; init; }

        /// <summary>The answer.</summary>
        public string Answer { get; init; } = "";

        /// <summary>What the client sent; empty before.</summary>
        public string Sent { get; set; } = "";
    }
}
