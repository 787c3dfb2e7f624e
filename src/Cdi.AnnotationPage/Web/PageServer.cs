using System.Net;
using System.Security.Authentication;
using Cdi.AnnotationPage.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cdi.AnnotationPage.Web;

/// <summary>Serves the page of a study. By default this machine alone reaches it; others only through TLS.</summary>
public sealed class PageServer : IAsyncDisposable
{
    /// <summary>Bytes of a request at most.</summary>
    internal const int LongestRequest = 64 * 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(300);

    private readonly WebApplication application;
    private readonly RequestLimits limits;

    private PageServer(WebApplication application, RequestLimits limits, Uri address) =>
        (this.application, this.limits, Address) = (application, limits, address);

    /// <summary>Where browsers find the page.</summary>
    public Uri Address { get; }

    /// <summary>Begins to serve.</summary>
    /// <param name="desk">The study.</param>
    /// <param name="settings">Where.</param>
    /// <param name="cancellation">Ends the beginning.</param>
    /// <exception cref="ArgumentException">Other machines would reach the page, and there is no certificate.</exception>
    /// <exception cref="IOException">The address is taken, or cannot be listened on.</exception>
    public static async Task<PageServer> StartAsync(AnnotationDesk desk, PageSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Certificate is null && !IPAddress.IsLoopback(settings.Address))
            throw new ArgumentException("Other machines reach the page only through TLS.", nameof(settings));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        if (settings.Certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, settings));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        var application = builder.Build();
        var limits = new RequestLimits(settings);
        var requests = new PageRequests(desk, new RequestGuard(settings), limits, settings);
        application.Run(requests.HandleAsync);
        try
        {
            await application.StartAsync(cancellation).ConfigureAwait(false);
            var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            return new(application, limits, AddressOf(bound ?? throw new InvalidOperationException("The server listens nowhere."), settings));
        }
        catch
        {
            limits.Dispose();
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        limits.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, PageSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestBodySize = LongestRequest;
        kestrel.Limits.MaxRequestLineSize = 4096;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Listen(settings.Address, settings.Port, listen =>
        {
            if (settings.Certificate is { } certificate)
                listen.UseHttps(certificate, https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });
    }

    // A certificate names hosts; the address that is listened on may be all of the machine's.
    private static Uri AddressOf(string bound, PageSettings settings)
    {
        var address = new UriBuilder(new Uri(bound)) { Path = "/" };
        if (settings.Certificate is { } certificate && RequestGuard.NamesOf(certificate) is [var name, ..]) address.Host = name.TrimStart('*', '.');
        return address.Uri;
    }
}
