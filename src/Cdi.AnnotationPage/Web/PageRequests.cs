using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cdi.AnnotationPage.Desk;
using Cdi.AnnotationPage.Messages;
using Cdi.AnnotationPage.People;
using Cdi.Corpus;
using Cdi.Ledgers;
using Cdi.Ledgers.Pages;
using Microsoft.AspNetCore.Http;

namespace Cdi.AnnotationPage.Web;

/// <summary>Answers requests: the page's files, and what its script asks.</summary>
/// <param name="desk">The study.</param>
/// <param name="guard">Tells requests of the page from others.</param>
/// <param name="limits">How often somebody may ask.</param>
/// <param name="settings">Where the page is served, and whom to tell of faults.</param>
internal sealed class PageRequests(AnnotationDesk desk, RequestGuard guard, RequestLimits limits, PageSettings settings)
{
    private static readonly PageMessages Form = PageMessages.Form;

    private readonly PageAssets assets = new();
    // Cookies know no ports: pages of two studies on one machine keep theirs apart.
    private readonly string cookie = (guard.IsSecure ? "__Host-cdi-" : "cdi-") + Secrets.DigestOfCode(desk.Path)[..12];

    /// <summary>Answers a request; what goes wrong inside is told to the owner's terminal and to nobody else.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        guard.Protect(context.Response.Headers);
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (DeskRefusedException refused)
        {
            await RefuseAsync(context, PageFaults.StatusOf(refused.Refusal), PageFaults.WordOf(refused.Refusal), PageFaults.SentenceOf(refused.Refusal))
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            await RefuseAsync(context, bad.StatusCode, "malformed", "The request is not one of this page.").ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "malformed", "The request is not one of this page.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort(); // Whoever asked has gone.
        }
#pragma warning disable CA1031 // The last resort of a server: the fault is told to the owner, and browsers learn nothing of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            settings.Report(fault is LedgerException or CorpusException ? fault.Message : $"a request failed: {fault.GetType().Name}: {fault.Message}");
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "unavailable", "The page cannot do that now; it will be tried again.")
                .ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "/");
        var token = request.Cookies.TryGetValue(cookie, out var held) ? held : "";
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!guard.IsForUs(request)) throw new BadHttpRequestException("Another host.", StatusCodes.Status421MisdirectedRequest);
        if (!limits.MayAsk(from) || (path == "/api/enter" && !limits.MayEnter(from)))
        {
            context.Response.Headers.RetryAfter = "10";
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "often", "Too many requests; wait a little.").ConfigureAwait(false);
            return;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) await GetAsync(context, path, token).ConfigureAwait(false);
        else if (!HttpMethods.IsPost(request.Method)) await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "method", "").ConfigureAwait(false);
        else await PostAsync(context, path, token).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, string path, string token)
    {
        var cancellation = context.RequestAborted;
        switch (path)
        {
            // What another site writes behind the address goes no further than here.
            case "/" when context.Request.QueryString.HasValue:
                context.Response.Redirect("/");
                break;
            case "/":
                await SendAsync(context, assets.Start, "text/html; charset=utf-8").ConfigureAwait(false);
                break;
            case "/api/session" when await SessionAsync(context, token, null).ConfigureAwait(false) is { } session:
                await ReplyAsync(context, Of(session, token), Form.SessionReply).ConfigureAwait(false);
                break;
            case "/api/study" when await SessionAsync(context, token, PageRole.Annotator).ConfigureAwait(false) is not null:
                await ReplyAsync(context, await desk.StudyAsync(cancellation).ConfigureAwait(false), Form.StudyReply).ConfigureAwait(false);
                break;
            case "/api/owner" when await SessionAsync(context, token, PageRole.Owner).ConfigureAwait(false) is not null:
                await ReplyAsync(context, await desk.OwnerAsync(cancellation).ConfigureAwait(false), Form.OwnerReply).ConfigureAwait(false);
                break;
            case "/api/session" or "/api/study" or "/api/owner":
                break; // Refused already.
            default:
                await AssetAsync(context, path).ConfigureAwait(false);
                break;
        }
    }

    private async Task AssetAsync(HttpContext context, string path)
    {
        if (assets.Find(path) is not { } file)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "path", "There is no such page.").ConfigureAwait(false);
            return;
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await SendAsync(context, file.Content, file.Type).ConfigureAwait(false);
    }

    private async Task PostAsync(HttpContext context, string path, string token)
    {
        var request = context.Request;
        if (!RequestGuard.IsFromUs(request) || (path != "/api/enter" && !RequestGuard.IsOurs(request, token)))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "forged", "The request did not come from this page.").ConfigureAwait(false);
            return;
        }

        if (path == "/api/enter") await EnterAsync(context).ConfigureAwait(false);
        else if (path == "/api/leave") await LeaveAsync(context, token).ConfigureAwait(false);
        else if (path.StartsWith("/api/owner/", StringComparison.Ordinal)) await OwnerAsync(context, path, token).ConfigureAwait(false);
        else await WorkAsync(context, path, token).ConfigureAwait(false);
    }

    private async Task EnterAsync(HttpContext context)
    {
        var (token, session) = await desk.EnterAsync((await ReadAsync(context, Form.EnterRequest).ConfigureAwait(false)).Code, context.RequestAborted)
            .ConfigureAwait(false);
        context.Response.Cookies.Append(cookie, token, Cookie(desk.SessionTime));
        await ReplyAsync(context, Of(session, token), Form.SessionReply).ConfigureAwait(false);
    }

    private async Task LeaveAsync(HttpContext context, string token)
    {
        await desk.LeaveAsync(token, context.RequestAborted).ConfigureAwait(false);
        context.Response.Cookies.Delete(cookie, Cookie(null));
        context.Response.Headers["Clear-Site-Data"] = "\"cookies\"";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task WorkAsync(HttpContext context, string path, string token)
    {
        if (await SessionAsync(context, token, PageRole.Annotator).ConfigureAwait(false) is not { } session) return;
        var cancellation = context.RequestAborted;
        var work = path switch
        {
            "/api/next" => desk.NextAsync(session, await ReadAsync(context, Form.NextRequest).ConfigureAwait(false), cancellation),
            "/api/answer" => desk.AnswerAsync(session, await ReadAsync(context, Form.AnswerRequest).ConfigureAwait(false), cancellation),
            "/api/undo" => desk.UndoAsync(session, await ReadAsync(context, Form.UndoRequest).ConfigureAwait(false), cancellation),
            "/api/skip" => desk.SkipAsync(session, await ReadAsync(context, Form.RemarkRequest).ConfigureAwait(false), cancellation),
            "/api/flag" => desk.FlagAsync(session, await ReadAsync(context, Form.RemarkRequest).ConfigureAwait(false), cancellation),
            _ => throw new BadHttpRequestException("No such path.", StatusCodes.Status404NotFound),
        };
        await ReplyAsync(context, await work.ConfigureAwait(false), Form.WorkReply).ConfigureAwait(false);
    }

    private async Task OwnerAsync(HttpContext context, string path, string token)
    {
        if (await SessionAsync(context, token, PageRole.Owner).ConfigureAwait(false) is null) return;
        var name = (await ReadAsync(context, Form.PersonRequest).ConfigureAwait(false)).Name;
        switch (path)
        {
            case "/api/owner/invite":
                var invitation = await desk.InviteAsync(name, context.RequestAborted).ConfigureAwait(false);
                await ReplyAsync(context, invitation, Form.InvitationReply).ConfigureAwait(false);
                break;
            case "/api/owner/revoke":
                await desk.RevokeAsync(name, context.RequestAborted).ConfigureAwait(false);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                throw new BadHttpRequestException("No such path.", StatusCodes.Status404NotFound);
        }
    }

    /// <summary>The session of a request; null, and the request refused, where there is none or of another role.</summary>
    private async Task<PageSession?> SessionAsync(HttpContext context, string token, PageRole? role)
    {
        var session = token.Length == 0 ? null : await desk.SessionAsync(token, context.RequestAborted).ConfigureAwait(false);
        if (session is null)
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "session", "The session has ended; enter a new code.").ConfigureAwait(false);
        else if (role is not null && session.Role != role)
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "role", "This is for somebody else.").ConfigureAwait(false);
        else return session;
        return null;
    }

    private SessionReply Of(PageSession session, string token) => new(session.Person, session.Role, Secrets.ForgeryTokenOf(token), desk.Study);

    private CookieOptions Cookie(TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = guard.IsSecure, Path = "/", IsEssential = true, MaxAge = lasts };

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form)
        where T : class
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        return await JsonSerializer.DeserializeAsync(context.Request.Body, form, context.RequestAborted).ConfigureAwait(false) ?? throw new JsonException();
    }

    private static Task ReplyAsync<T>(HttpContext context, T reply, JsonTypeInfo<T> form) =>
        SendAsync(context, JsonSerializer.SerializeToUtf8Bytes(reply, form), "application/json; charset=utf-8");

    private static async Task RefuseAsync(HttpContext context, int status, string fault, string message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        await ReplyAsync(context, new FaultReply(fault, message), Form.FaultReply).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> content, string type)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }
}
