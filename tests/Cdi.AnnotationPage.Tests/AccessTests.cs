using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Cdi.AnnotationPage.Web;

namespace Cdi.AnnotationPage.Tests;

/// <summary>Who gets in, for how long, and what nobody gets. Numbers in names of traits are those of OWASP ASVS 5.0.</summary>
public sealed class AccessTests
{
    [Fact]
    [Trait("ASVS", "6.5.1")]
    public async Task A_code_opens_one_session_within_its_time_however_it_is_typed()
    {
        await using var served = await ServedStudy.OpenAsync();
        var code = served.CodeOf("ann");
        using var ann = new PageBrowser(served.Address);
        await ann.EnterAsync($" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} ");
        using var thief = new PageBrowser(served.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.PostAsync("/api/enter", new { code })).StatusCode);
        var late = served.CodeOf("bob");
        served.Clock.Pass(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.PostAsync("/api/enter", new { code = late })).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "7.3.2")]
    public async Task A_session_ends_by_itself_by_leaving_and_by_revoking()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var owner = await served.OwnerAsync();
        using var ann = await served.AnnotatorAsync("ann");
        using var bob = await served.AnnotatorAsync("bob");
        using var eva = await served.AnnotatorAsync("eva");
        var unused = served.CodeOf("bob");
        var inHand = (await ann.NextAsync()).Texts[0].Texts;
        Assert.Equal(HttpStatusCode.NoContent, (await ann.PostAsync("/api/leave", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.GetAsync("/api/session")).StatusCode);
        Assert.Equal(inHand, (await eva.NextAsync()).Texts[0].Texts);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.PostAsync("/api/owner/revoke", new { name = "BOB" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bob.PostAsync("/api/next", new { count = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.PostAsync("/api/enter", new { code = unused })).StatusCode);
        served.Clock.Pass(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.Unauthorized, (await eva.GetAsync("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await RevokedAsync(served));
    }

    [Fact]
    [Trait("ASVS", "8.2.1")]
    public async Task An_annotator_gets_nothing_of_the_owners_and_the_owner_labels_nothing()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var owner = await served.OwnerAsync();
        using var ann = await served.AnnotatorAsync("ann");
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.GetAsync("/api/owner")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.PostAsync("/api/owner/invite", new { name = "bob" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.PostAsync("/api/owner/revoke", new { name = "ann" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync("/api/next", new { count = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync("/api/study")).StatusCode);
        var invited = await PageBrowser.JsonAsync(await owner.PostAsync("/api/owner/invite", new { name = " bob " }));
        using var bob = new PageBrowser(served.Address);
        await bob.EnterAsync(invited["code"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.PostAsync("/api/owner/invite", new { name = "Owner" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.PostAsync("/api/owner/invite", new { name = "a\u202Eb" })).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "8.2.2")]
    public async Task A_lease_of_one_annotator_is_none_of_another()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        using var bob = await served.AnnotatorAsync("bob");
        var lease = (await ann.NextAsync()).Texts[0].Lease;
        Assert.Equal(HttpStatusCode.NotFound, (await bob.AnswerAsync(lease, "Y")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync("/api/skip", new { id = bob.NewId(), lease, reason = "x" })).StatusCode);
        var id = ann.NewId();
        await PageBrowser.WorkAsync(await ann.AnswerAsync(lease, "Y", id));
        Assert.Equal(HttpStatusCode.Conflict, (await bob.AnswerAsync((await bob.NextAsync()).Texts[0].Lease, "Y", id)).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "3.3.1")]
    [Trait("ASVS", "3.3.2")]
    [Trait("ASVS", "3.3.4")]
    public async Task The_cookie_is_for_the_page_alone_and_no_secret_is_in_an_address_or_on_the_disk()
    {
        await using var served = await ServedStudy.OpenAsync();
        var code = served.CodeOf("ann");
        using var ann = new PageBrowser(served.Address);
        await ann.EnterAsync(code);
        Assert.Matches("Set-Cookie: cdi-[0-9a-f]{12}=[A-Za-z0-9_-]{43}; max-age=43200; path=/; samesite=strict; httponly", ann.Traffic);
        var token = ann.Cookies.GetAllCookies().Single().Value;
        await PageBrowser.WorkAsync(await ann.AnswerAsync((await ann.NextAsync()).Texts[0].Lease, "Y"));
        await served.CloseAsync();
        foreach (var file in Directory.GetFiles(served.Live.Session.Folder, "study.ledger*"))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(token, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(code, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("ASVS", "3.4.3")]
    [Trait("ASVS", "3.4.4")]
    [Trait("ASVS", "3.4.5")]
    [Trait("ASVS", "3.4.6")]
    public async Task Every_reply_has_a_strict_policy_and_no_script_or_style_stands_in_the_page()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var anybody = new PageBrowser(served.Address);
        var page = await anybody.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotMatch("<script(?![^>]* src=\"/assets/page\\.[0-9a-f]{16}\\.js\")", html);
        Assert.DoesNotMatch("(?i)<style| style=| on[a-z]+=|javascript:|https?:", html);
        foreach (var path in Regex.Matches(html, "/assets/[a-z0-9.]+").Select(match => match.Value).Append("/").Append("/api/session").Append("/none"))
        {
            var reply = await anybody.GetAsync(path);
            var policy = string.Join(' ', reply.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", reply.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(reply.Headers.Contains("Server"));
        }
    }

    [Fact]
    [Trait("ASVS", "6.3.1")]
    [Trait("ASVS", "2.4.1")]
    public async Task Whoever_tries_codes_is_stopped_and_whoever_asks_too_often_waits()
    {
        await using var served = await ServedStudy.OpenAsync(settings: new() { Report = _ => { }, CodesPerMinute = 5, RequestsPerSecond = 5 });
        using var guesser = new PageBrowser(served.Address);
        for (var k = 0; k < 5; k++)
            Assert.Equal(HttpStatusCode.Forbidden, (await guesser.PostAsync("/api/enter", new { code = $"AAAAA-{k}" })).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.PostAsync("/api/enter", new { code = served.CodeOf("ann") })).StatusCode);
        var replies = new List<HttpStatusCode>();
        for (var k = 0; k < 60; k++) replies.Add((await guesser.GetAsync("/")).StatusCode);
        Assert.Contains(HttpStatusCode.OK, replies);
        Assert.Contains(HttpStatusCode.TooManyRequests, replies);
    }

    [Fact]
    [Trait("ASVS", "12.2.1")]
    public async Task Other_machines_reach_the_page_only_through_TLS_and_by_a_name_of_its_certificate()
    {
        await using var served = await ServedStudy.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => PageServer.StartAsync(served.Desk, new() { Address = IPAddress.Any, Report = _ => { } }, default));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=page", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("labels.example");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var secure = await PageServer.StartAsync(
            served.Desk, new() { Address = IPAddress.Any, Certificate = certificate, Report = _ => { } }, default);
        Assert.Equal(("https", "labels.example"), (secure.Address.Scheme, secure.Address.Host));
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{secure.Address.Port}") };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.GetAsync("/")).StatusCode);
        client.DefaultRequestHeaders.Host = "labels.example";
        Assert.Equal("max-age=31536000", (await client.GetAsync("/")).Headers.GetValues("Strict-Transport-Security").Single());
        var entered = await client.PostAsync("/api/enter", new StringContent($"{{\"code\":\"{served.CodeOf("ann")}\"}}", null, "application/json"));
        Assert.Matches("^__Host-cdi-[0-9a-f]{12}=.*; max-age=43200; path=/; secure; samesite=strict; httponly$",
            entered.Headers.GetValues("Set-Cookie").Single());
    }

    private static async Task<HttpStatusCode> RevokedAsync(ServedStudy served)
    {
        using var owner = await served.OwnerAsync();
        return (await owner.PostAsync("/api/owner/revoke", new { name = "nobody" })).StatusCode;
    }
}
