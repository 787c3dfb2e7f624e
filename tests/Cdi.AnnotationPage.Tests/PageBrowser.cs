using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdi.AnnotationPage.Tests;

/// <summary>What the page's script does, without a browser: a cookie, a forgery token, and everything that went over the wire.</summary>
internal sealed class PageBrowser : IDisposable
{
    private readonly HttpClient client;
    private readonly StringBuilder traffic = new();
    private int ids;

    public PageBrowser(Uri address) => client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };

    public CookieContainer Cookies { get; } = new();

    /// <summary>What requests say that change something; null for nothing.</summary>
    public string? Forgery { get; set; }

    /// <summary>All replies, headers and bodies.</summary>
    public string Traffic => traffic.ToString();

    /// <summary>The same person behind a server that was started anew.</summary>
    public PageBrowser At(Uri address)
    {
        var moved = new PageBrowser(address) { Forgery = Forgery, ids = ids };
        foreach (Cookie cookie in Cookies.GetAllCookies()) moved.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", address.Host));
        return moved;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var reply = await client.SendAsync(request);
        traffic.AppendLine(reply.ToString()).AppendLine(Encoding.UTF8.GetString(await reply.Content.ReadAsByteArrayAsync()));
        return reply;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (Forgery is not null) request.Headers.Add("X-Cdi-Forgery", Forgery);
        return SendAsync(request);
    }

    public async Task EnterAsync(string code)
    {
        var reply = await PostAsync("/api/enter", new { code });
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Forgery = (await JsonAsync(reply))["forgery"]?.GetValue<string>();
    }

    /// <summary>Texts for this annotator.</summary>
    public async Task<Work> NextAsync(int count = 1) => await WorkAsync(await PostAsync("/api/next", new { count }));

    public string NewId() => FormattableString.Invariant($"answer-id-{ids++:0000}-{client.GetHashCode()}");

    public Task<HttpResponseMessage> AnswerAsync(string lease, string answer, string? id = null, string note = "", double seconds = 2) =>
        PostAsync("/api/answer", new { id = id ?? NewId(), lease, answers = new[] { answer }, note, seconds });

    public async Task<Work> UndoAsync(string? id = null) => await WorkAsync(await PostAsync("/api/undo", new { id = id ?? NewId() }));

    public static async Task<Work> WorkAsync(HttpResponseMessage reply)
    {
        Assert.True(reply.StatusCode == HttpStatusCode.OK, $"{reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
        return await reply.Content.ReadFromJsonAsync<Work>(JsonSerializerOptions.Web) ?? throw new InvalidOperationException();
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage reply) => JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;

    public void Dispose() => client.Dispose();

    internal sealed record Text(string Lease, IReadOnlyList<string> Texts, bool WasSkipped, IReadOnlyList<string> Answers, string Note);

    internal sealed record Work(string State, IReadOnlyList<Text> Texts, int Own, int Round, int Answered, int Asked);
}
