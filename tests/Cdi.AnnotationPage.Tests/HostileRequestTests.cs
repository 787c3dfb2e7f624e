using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cdi.AnnotationPage.Tests;

/// <summary>Fifty hostile requests, each refused by a plain reply: nothing is kept, nothing of the inside is said, and the page goes on.</summary>
public sealed class HostileRequestTests(HostilePage page) : IClassFixture<HostilePage>
{
    private const string Lease = "$LEASE", Id = "hostile-0001";
    private readonly ServedStudy served = page.Served;
    private readonly PageBrowser ann = page.Annotator;
    private readonly string lease = page.Lease;

    private static string Answer(string lease = Lease, string id = Id, string answer = "\"Y\"", string note = "\"\"", string seconds = "1") =>
        $"{{\"id\":\"{id}\",\"lease\":\"{lease}\",\"answers\":[{answer}],\"note\":{note},\"seconds\":{seconds}}}";

    public static TheoryData<string, string, string, string, int> Payloads => new()
    {
        // Forged requests: another site's form, another origin, a token that is not this session's, none at all. ASVS 3.5.1, 3.5.3
        { "no token", "/api/answer", Answer(), "X-Cdi-Forgery:", 403 },
        { "another token", "/api/answer", Answer(), "X-Cdi-Forgery: 0000000000000000000000000000000000000000000000000000000000000000", 403 },
        { "two tokens", "/api/answer", Answer(), "X-Cdi-Forgery: $TOKEN|X-Cdi-Forgery: $TOKEN", 403 },
        { "a token cut short", "/api/answer", Answer(), "X-Cdi-Forgery: 00", 403 },
        { "another origin", "/api/answer", Answer(), "Origin: https://evil.example", 403 },
        { "no origin", "/api/answer", Answer(), "Origin: null", 403 },
        { "another port", "/api/answer", Answer(), "Origin: http://127.0.0.1:1", 403 },
        { "another site", "/api/answer", Answer(), "Sec-Fetch-Site: cross-site", 403 },
        { "a sister site", "/api/undo", "{\"id\":\"hostile-0002\"}", "Sec-Fetch-Site: same-site", 403 },
        { "a forged entrance", "/api/enter", "{\"code\":\"x\"}", "Origin: https://evil.example", 403 },
        { "a form", "/api/answer", "id=hostile-0001&answers=Y", "Content-Type: application/x-www-form-urlencoded", 415 },
        { "plain text", "/api/answer", Answer(), "Content-Type: text/plain", 415 },
        { "a file", "/api/answer", Answer(), "Content-Type: multipart/form-data; boundary=x", 415 },
        { "another host", "/api/answer", Answer(), "Host: evil.example", 421 },
        { "a host that ends alike", "/api/answer", Answer(), "Host: 127.0.0.1.evil.example", 421 },
        // Guessed and replayed names. ASVS 7.2.3, 8.2.2
        { "a guessed lease", "/api/answer", Answer(lease: "00000000000000000000000000000000"), "", 404 },
        { "an empty lease", "/api/answer", Answer(lease: ""), "", 404 },
        { "a key as a lease", "/api/answer", Answer(lease: "k001"), "", 404 },
        { "a guessed session", "/api/answer", Answer(), "Cookie: $COOKIE=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 403 },
        { "a guessed code", "/api/enter", "{\"code\":\"00000-00000-00000-00000\"}", "", 403 },
        { "an empty code", "/api/enter", "{\"code\":\"\"}", "", 403 },
        { "a code of quotes", "/api/enter", "{\"code\":\"' OR '1'='1\"}", "", 403 },
        { "a long code", "/api/enter", $"{{\"code\":\"{new string('A', 60_000)}\"}}", "", 403 },
        // Bodies that are no requests. ASVS 2.2.1, 4.1.1
        { "nothing", "/api/answer", "", "", 400 },
        { "half of it", "/api/answer", "{\"id\":\"hostile", "", 400 },
        { "a list", "/api/answer", "[]", "", 400 },
        { "null", "/api/answer", "null", "", 400 },
        { "a member too many", "/api/undo", "{\"id\":\"hostile-0002\",\"person\":\"bob\"}", "", 400 },
        { "a member twice", "/api/undo", "{\"id\":\"hostile-0002\",\"id\":\"hostile-0003\"}", "", 400 },
        { "a member too few", "/api/answer", "{\"id\":\"hostile-0001\"}", "", 400 },
        { "a null member", "/api/undo", "{\"id\":null}", "", 400 },
        { "a number for a text", "/api/undo", "{\"id\":7}", "", 400 },
        { "a polluted prototype", "/api/undo", "{\"__proto__\":{\"role\":\"owner\"}}", "", 400 },
        { "deep nesting", "/api/answer", new string('[', 5000), "", 400 },
        { "too long", "/api/answer", Answer(note: $"\"{new string('n', 70_000)}\""), "", 413 },
        // Answers that are none. ASVS 2.2.2
        { "no option", "/api/answer", Answer(answer: "\"<script>alert(1)</script>\""), "", 422 },
        { "an empty answer", "/api/answer", Answer(answer: "\"\""), "", 422 },
        { "an answer of blanks", "/api/answer", Answer(answer: "\" \\u00a0\""), "", 422 },
        { "two answers to one question", "/api/answer", Answer(answer: "\"Y\",\"N\""), "", 422 },
        { "no answers", "/api/answer", Answer(answer: ""), "", 422 },
        { "cannot say where nobody may", "/api/answer", Answer(answer: "\"cannot say\""), "", 422 },
        { "a long answer", "/api/answer", Answer(answer: $"\"{new string('Y', 500)}\""), "", 422 },
        { "negative time", "/api/answer", Answer(seconds: "-1"), "", 400 },
        { "endless time", "/api/answer", Answer(seconds: "1e300"), "", 400 },
        { "a long note", "/api/answer", Answer(note: $"\"{new string('n', 2001)}\""), "", 400 },
        { "an id of markup", "/api/answer", Answer(id: "<img src=x onerror=1>"), "", 400 },
        { "a short id", "/api/answer", Answer(id: "a"), "", 400 },
        { "no reason", "/api/skip", $"{{\"id\":\"{Id}\",\"lease\":\"{Lease}\",\"reason\":\"  \"}}", "", 400 },
        { "a thousand texts", "/api/next", "{\"count\":1000}", "", 400 },
        // Paths. ASVS 5.3.2
        { "a path out of the page", "/assets/../study.ledger", "", "GET", 404 },
        { "an encoded path", "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "", "GET", 404 },
        { "the ledger", "/study.ledger", "", "GET", 404 },
        { "another method", "/api/answer", Answer(), "PUT", 405 },
        { "another path", "/api/admin", "{}", "", 404 },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A_hostile_request_is_refused(string what, string path, string body, string how, int status)
    {
        var isMethod = how is "GET" or "PUT";
        using var request = new HttpRequestMessage(isMethod ? new(how) : HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (how != "GET") request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Replace(Lease, lease, StringComparison.Ordinal)));
        if (request.Content is { } content) content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Cdi-Forgery", ann.Forgery);
        var cookie = ann.Cookies.GetAllCookies().Single();
        foreach (var header in isMethod ? [] : how.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (header.Split(':')[0], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "X-Cdi-Forgery" && value != "$TOKEN") request.Headers.Remove(name);
            if (name == "Content-Type" && request.Content is { } sent) sent.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value.Replace("$TOKEN", ann.Forgery, StringComparison.Ordinal)
                    .Replace("$COOKIE", cookie.Name, StringComparison.Ordinal));
            }
        }

        using var stranger = new PageBrowser(served.Address);
        var reply = await (how.StartsWith("Cookie", StringComparison.Ordinal) ? stranger : ann).SendAsync(request);
        var said = await reply.Content.ReadAsStringAsync();
        Assert.True((int)reply.StatusCode == status, $"{what}: {reply.StatusCode} {said}");
        Assert.Matches("^\\{\"fault\":\"[a-z]+\",\"message\":\"[^\"<>]*\"\\}$", said);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        var work = await ann.NextAsync();
        Assert.Equal((0, lease), (work.Own, work.Texts[0].Lease));
        Assert.Empty(served.Reports);
    }

    [Fact]
    public async Task Parameters_that_another_site_writes_behind_the_address_go_no_further()
    {
        var reply = await ann.GetAsync("/?PROLIFIC_PID=5a9d&SESSION_ID=x");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (reply.StatusCode, reply.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await ann.GetAsync("/api/answer")).StatusCode);
    }

    [Fact]
    public async Task Texts_of_a_megabyte_of_markup_and_of_marks_of_direction_arrive_as_they_are()
    {
        string[] texts = ["<script>document.title='owned'</script>", "\u202Egnitset\u2066", new string('x', 1_000_000),
            "<b onclick=x>\u0000</b>".Replace("\0", "", StringComparison.Ordinal)];
        string Body(int row) => texts[row % 40 == 2 ? 2 : row % 4 == 2 ? 1 : row % 4];
        var corpus = "id,body,long,model,sure,people\n" + string.Concat(Enumerable.Range(1, 120).Select(row =>
            FormattableString.Invariant($"k{row:000},\"Text {row}: {Body(row)}\",{row % 2},yes,0.{(row % 5) + 5},yes\n")));
        await using var hostile = await ServedStudy.OpenAsync(corpus: corpus);
        using var eva = await hostile.AnnotatorAsync("eva");
        var seen = new List<string>();
        for (var work = await eva.NextAsync(3); work.State == "texts"; work = await eva.NextAsync(3))
        {
            seen.Add(work.Texts[0].Texts[0]);
            await PageBrowser.WorkAsync(await eva.AnswerAsync(work.Texts[0].Lease, "Y"));
        }

        Assert.Equal(40, seen.Count);
        Assert.Contains(seen, text => text.EndsWith("<script>document.title='owned'</script>", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.EndsWith("\u202Egnitset\u2066", StringComparison.Ordinal));
        Assert.DoesNotContain("<script>document", eva.Traffic, StringComparison.Ordinal);
    }
}
