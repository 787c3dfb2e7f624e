using System.Text.RegularExpressions;
using Cdi.AnnotationPage.Desk;
using Cdi.AnnotationPage.Web;
using Cdi.Cli.Collecting;
using Cdi.Cli.Commands;
using Cdi.Cli.Terminal;
using Cdi.Cli.Tests.Collecting;
using Cdi.Ledgers.Pages;
using Cdi.Studies;
using Cdi.Studies.Collecting;

namespace Cdi.AnnotationPage.Tests;

/// <summary>A live study whose page is served by this process, on a port of its own.</summary>
internal sealed class ServedStudy : IAsyncDisposable
{
    private static readonly string Cache = Directory.CreateTempSubdirectory("cdi-page-cache-").FullName;

    private SqlitePageLedger? ledger;
    private PageServer? server;

    private ServedStudy(LiveSession live) => Live = live;

    /// <summary>The study on disk.</summary>
    public LiveSession Live { get; }

    /// <summary>The time of codes, sessions and texts in hand.</summary>
    public ManualClock Clock { get; } = new();

    /// <summary>What the page tells the owner's terminal.</summary>
    public List<string> Reports { get; } = [];

    /// <summary>The desk.</summary>
    public AnnotationDesk Desk { get; private set; } = null!;

    /// <summary>Where the page is.</summary>
    public Uri Address => server?.Address ?? throw new InvalidOperationException("The page is closed.");

    /// <summary>Serves a study.</summary>
    /// <param name="spec">Its spec; null for that of <see cref="LiveSession"/>.</param>
    /// <param name="corpus">Its corpus; null for that of <see cref="LiveSession"/>.</param>
    /// <param name="settings">How often somebody may ask, where tests need it otherwise.</param>
    public static async Task<ServedStudy> OpenAsync(string? spec = null, string? corpus = null, PageSettings? settings = null)
    {
        var served = new ServedStudy(new LiveSession());
        served.Live.Session["CDI_CACHE"] = Cache;
        if (spec is not null) served.Live.Session.Write("study.cdi", spec);
        if (corpus is not null) served.Live.Session.Write("data.csv", corpus);
        await served.ServeAsync(settings);
        return served;
    }

    /// <summary>Serves the page, again where it was closed or killed.</summary>
    public async Task ServeAsync(PageSettings? settings = null)
    {
        var (folder, cancellation) = (Live.Session.Folder, CancellationToken.None);
        using var environment = new CommandEnvironment
        {
            Output = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = folder,
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["CDI_CACHE"] = Cache },
        };
        using var progress = new ProgressLine(environment, quiet: true);
        var source = new StudyOfSpec(environment, "study.cdi", progress);
        var study = source.Load() ?? throw new InvalidOperationException("The spec has errors.");
        var options = source.Options(null) with { Progress = null };
        var collection = await LabelCollection.ReadAsync(study, options, cancellation);
        ledger = SqlitePageLedger.Open(Path.Combine(folder, "study.ledger"), Clock, serves: true);
        Desk = await AnnotationDesk.OpenAsync(collection, ledger, token => StudyRun.ExecuteAsync(study, options, token), Clock, new(), cancellation);
        server = await PageServer.StartAsync(Desk, (settings ?? new() { Report = Reports.Add, CodesPerMinute = 1000, RequestsPerSecond = 100_000 }) with
        {
            Report = Reports.Add,
        }, cancellation);
    }

    /// <summary>Ends the server as a crash does: nothing is settled, and whatever is not on the disk is lost.</summary>
    public async Task CrashAsync()
    {
        if (server is not null) await server.DisposeAsync();
        ledger?.Dispose();
        server = null;
    }

    /// <summary>Closes the page in good order.</summary>
    public async Task CloseAsync()
    {
        if (server is null) return;
        await server.DisposeAsync();
        await Desk.DisposeAsync();
        server = null;
    }

    /// <summary>The owner's browser.</summary>
    public async Task<PageBrowser> OwnerAsync()
    {
        var owner = new PageBrowser(Address);
        await owner.EnterAsync(Desk.InviteOwner());
        return owner;
    }

    /// <summary>The browser of an annotator, invited by the command beside the page.</summary>
    public async Task<PageBrowser> AnnotatorAsync(string name)
    {
        var browser = new PageBrowser(Address);
        await browser.EnterAsync(CodeOf(name));
        return browser;
    }

    /// <summary>A code for an annotator.</summary>
    public string CodeOf(string name)
    {
        using var beside = SqlitePageLedger.Open(Path.Combine(Live.Session.Folder, "study.ledger"), Clock, serves: false);
        return Invitations.Invite(beside, name, Clock, new()) ?? throw new InvalidOperationException("No name.");
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Live.Dispose();
    }

    /// <summary>What people say of a text of <see cref="LiveSession"/>, by its words.</summary>
    public static string Truth(string text) =>
        int.Parse(Regex.Match(text, "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 ? "Y" : "N";
}
