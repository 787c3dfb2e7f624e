using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>A package source on this machine that has no packages, and knows one of them to be vulnerable in every version, at the lowest severity.</summary>
internal sealed class AdvisoryFeed : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly string package;
    private readonly string root;

    /// <summary>Opens the source at a free port.</summary>
    /// <param name="package">The vulnerable package, in small letters.</param>
    public AdvisoryFeed(string package)
    {
        this.package = package;
        root = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(root);
        listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>The address for a nuget.config.</summary>
    public string Address => root + "index.json";

    /// <summary>Whether the source publishes what it knows.</summary>
    public bool KnowsAdvisories { get; set; } = true;

    public void Dispose() => listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext asked;
            try
            {
                asked = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var answer = Answer(asked.Request.Url?.AbsolutePath);
            asked.Response.StatusCode = answer is null ? 404 : 200;
            asked.Response.ContentType = "application/json";
            asked.Response.Close(Encoding.UTF8.GetBytes(answer ?? ""), willBlock: false);
        }
    }

    private string? Answer(string? path) => path switch
    {
        "/index.json" => $$"""
            { "version": "3.0.0", "resources": [ { "@id": "{{root}}packages/", "@type": "PackageBaseAddress/3.0.0" }{{(KnowsAdvisories
                ? $$""", { "@id": "{{root}}advisories.json", "@type": "VulnerabilityInfo/6.7.0" }""" : "")}} ] }
            """,
        "/advisories.json" => $$"""[ { "@name": "base", "@id": "{{root}}base.json", "@updated": "2026-01-01T00:00:00Z", "comment": "" } ]""",
        "/base.json" => $$"""{ "{{package}}": [ { "url": "https://advisories.example/1", "severity": 0, "versions": "(, 99.0.0)" } ] }""",
        _ => null,
    };
}
