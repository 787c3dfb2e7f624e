using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Cdi.AnnotationPage.Web;

/// <summary>Where the page is served.</summary>
public sealed record PageSettings
{
    /// <summary>The address to listen on; one that other machines reach needs a <see cref="Certificate"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The certificate of the names under which browsers reach the page; null for none, on this machine alone.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Requests with a code that one address may make in a minute.</summary>
    public int CodesPerMinute { get; init; } = 20;

    /// <summary>Requests that one address may make in a second; five times as many at once.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Told, as a line, of requests that failed by a fault of the page or its ledger, of which browsers are told no more than that.</summary>
    public required Action<string> Report { get; init; }
}
