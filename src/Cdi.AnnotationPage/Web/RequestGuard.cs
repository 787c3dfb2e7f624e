using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cdi.AnnotationPage.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cdi.AnnotationPage.Web;

/// <summary>Tells requests of the page from those that another page makes a browser send.</summary>
/// <param name="settings">Where the page is served.</param>
internal sealed class RequestGuard(PageSettings settings)
{
    /// <summary>The header of what follows from the session.</summary>
    public const string ForgeryHeader = "X-Cdi-Forgery";

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly IReadOnlyList<string> names = settings.Certificate is { } certificate ? NamesOf(certificate) : [];

    /// <summary>Whether the page is served through TLS.</summary>
    public bool IsSecure => settings.Certificate is not null;

    /// <summary>The names for which a certificate speaks.</summary>
    public static IReadOnlyList<string> NamesOf(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        string[] said = [.. alternatives.SelectMany(each => each.EnumerateDnsNames()),
            .. alternatives.SelectMany(each => each.EnumerateIPAddresses()).Select(address => address.ToString())];
        return said.Length > 0 ? said : [certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)];
    }

    /// <summary>Says of every reply what browsers may do with it.</summary>
    public void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
        if (IsSecure) headers.StrictTransportSecurity = "max-age=31536000";
    }

    /// <summary>Whether a request is meant for this page: a name that an attacker's own server resolves to this machine is none of its names.</summary>
    public bool IsForUs(HttpRequest request)
    {
        if (!request.Host.HasValue) return false;
        var host = request.Host.Host;
        if (!IsSecure || names.Count == 0) return Loopback.Contains(host, StringComparer.OrdinalIgnoreCase) || IsOwnAddress(host);
        return settings.Certificate?.MatchesHostname(host.Trim('[', ']')) == true;
    }

    /// <summary>Whether a request that changes something comes from the page itself, as far as the browser says where it comes from.</summary>
    public static bool IsFromUs(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        if (site.Count > 0 && site != "same-origin") return false;
        return origin.Count == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a request says what only the page can know.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">What the browser holds of the session.</param>
    public static bool IsOurs(HttpRequest request, string token) =>
        request.Headers[ForgeryHeader] is [{ } said] && Secrets.Equal(said, Secrets.ForgeryTokenOf(token));

    private bool IsOwnAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) && address.Equals(settings.Address);
}
