using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cdi.ModelServer;

/// <summary>A provider of models on this machine: chat completions of OpenAI and messages of Anthropic on the wire, with faults by script.</summary>
public sealed class LocalModelServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ServerScript script;
    private readonly ConcurrentDictionary<string, int> times = new(StringComparer.Ordinal);
    private long calls;
    private long charged;

    private readonly BatchService batches;

    private LocalModelServer(WebApplication application, ServerScript script)
    {
        (this.application, this.script) = (application, script);
        batches = new(script, BatchBody, Counted);
    }

    /// <summary>Batches that were taken, in their order.</summary>
    public IReadOnlyList<ServedBatch> Batches => batches.Batches;

    /// <summary>Calls that came.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>Answers that are charged for.</summary>
    public long Charged => Interlocked.Read(ref charged);

    /// <summary>The last call that came.</summary>
    public ServedCall? Last { get; private set; }

    /// <summary>Its address, without a path.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Its address for clients of OpenAI.</summary>
    public Uri OpenAI => new(Address, "v1");

    /// <summary>Starts a server.</summary>
    /// <param name="script">What it answers.</param>
    /// <param name="port">Its port; 0 for any that is free.</param>
    public static async Task<LocalModelServer> StartAsync(ServerScript script, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = new LocalModelServer(builder.Build(), script);
        server.application.MapPost("/v1/chat/completions", context => server.ServeAsync(context, WireFormat.OpenAI));
        server.application.MapPost("/v1/messages", context => server.ServeAsync(context, WireFormat.Anthropic));
        server.batches.Map(server.application);
        await server.application.StartAsync();
        server.Address = new Uri(server.application.Urls.First());
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>Waits until the process is stopped.</summary>
    public Task RunAsync() => application.WaitForShutdownAsync();

    private async Task ServeAsync(HttpContext context, WireFormat format)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = format.Read(await reader.ReadToEndAsync(), context.Request.Headers);
        call = Counted(call);
        if (script.RequestsPerMinute is { } limit)
        {
            context.Response.Headers["x-ratelimit-limit-requests"] = limit.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers["x-ratelimit-remaining-requests"] = limit.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            await AnswerAsync(context, format, call, script.Fault(call));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone.
        }
    }

    private ServedCall Counted(ServedCall call)
    {
        Interlocked.Increment(ref calls);
        call = call with { Time = times.AddOrUpdate(call.Prompt, 1, (_, before) => before + 1) };
        return Last = call with { Tokens = script.Tokens?.Invoke(call), Usage = script.Usage };
    }

    // Of what breaks a connection a batch has nothing: the call has no line.
    private string? BatchBody(WireFormat format, ServedCall call, ServerFault fault)
    {
        if (fault is ServerFault.TimeOut or ServerFault.Reset or ServerFault.BrokenStream or ServerFault.TruncatedJson) return null;
        Interlocked.Increment(ref charged);
        return Body(format, call, fault);
    }

    private async Task AnswerAsync(HttpContext context, WireFormat format, ServedCall call, ServerFault fault)
    {
        switch (fault)
        {
            case ServerFault.RateLimited:
                context.Response.Headers.RetryAfter = Math.Ceiling(script.RetryAfter).ToString(CultureInfo.InvariantCulture);
                await RefuseAsync(context, format, 429, "Too many requests.");
                return;
            case ServerFault.ServerError:
                await RefuseAsync(context, format, 500, "The server had an error.");
                return;
            case ServerFault.Rejected:
                await RefuseAsync(context, format, 400, "This text is too long.");
                return;
            case ServerFault.Unauthorised:
                await RefuseAsync(context, format, 401, $"Incorrect API key provided: {call.Key}.");
                return;
            case ServerFault.TimeOut:
                await Task.Delay(script.Silence, context.RequestAborted);
                return;
            case ServerFault.Reset:
                context.Abort();
                return;
            default:
                await SayAsync(context, Encoding.UTF8.GetBytes(Body(format, call, fault)), fault, call);
                return;
        }
    }

    private string Body(WireFormat format, ServedCall call, ServerFault fault)
    {
        var right = script.Answer(call);
        return fault switch
        {
            ServerFault.WrongOption => format.Reply(call, "Z", WireEnd.Stop),
            ServerFault.Prose => format.Reply(call, $"I would say that the answer is {right}, on the whole.", WireEnd.Stop),
            ServerFault.Duplicate => format.Reply(call, $"{right}\n{right}", WireEnd.Stop),
            ServerFault.Refusal => format.Reply(call, "I cannot help with that.", WireEnd.Refusal),
            ServerFault.CutOff => format.Reply(call, right, WireEnd.Length),
            _ => format.Reply(call, right, WireEnd.Stop),
        };
    }

    private async Task SayAsync(HttpContext context, byte[] body, ServerFault fault, ServedCall call)
    {
        Interlocked.Increment(ref charged);
        script.Charged?.Invoke(call);
        context.Response.ContentType = "application/json";
        var half = body.AsMemory(0, body.Length / 2);
        switch (fault)
        {
            case ServerFault.TruncatedJson:
                context.Response.ContentLength = half.Length;
                await context.Response.Body.WriteAsync(half);
                break;
            case ServerFault.BrokenStream:
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(half);
                await context.Response.Body.FlushAsync();
                context.Features.Get<IHttpRequestLifetimeFeature>()?.Abort();
                break;
            case ServerFault.SlowStream:
                foreach (var part in body.Chunk(Math.Max(1, body.Length / 8)))
                {
                    await context.Response.Body.WriteAsync(part, context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(5, context.RequestAborted);
                }

                break;
            default:
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body);
                break;
        }
    }

    private static async Task RefuseAsync(HttpContext context, WireFormat format, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(format.Error(status, message));
    }
}
