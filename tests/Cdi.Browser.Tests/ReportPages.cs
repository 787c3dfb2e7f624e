using Cdi.Cli;
using Cdi.Cli.Terminal;
using Cdi.Testing;
using Microsoft.Playwright;

namespace Cdi.Browser.Tests;

/// <summary>Reports as <c>cdi run</c> writes them, and one browser that shows them.</summary>
public sealed class ReportPages : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-pages-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The names of the reports.</summary>
    public static IReadOnlyList<string> Names { get; } = ["helpdesk", "ratings"];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Path is not { } program) return;
        Run("helpdesk", File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "studies", "helpdesk.cdi")));
        File.WriteAllText(Path.Combine(folder, "ratings.csv"), RatingsStudy.Data());
        Run("ratings", RatingsStudy.Spec);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An empty page of its own.</summary>
    /// <param name="hasPolicy">Whether the browser keeps the policy that a page states (Content-Security-Policy), the second of two walls.</param>
    public async Task<IPage> Empty(bool hasPolicy)
    {
        var context = await (browser ?? throw new InvalidOperationException(Chromium.SkipReason)).NewContextAsync(new() { BypassCSP = !hasPolicy });
        return await context.NewPageAsync();
    }

    /// <summary>Opens a report.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<IPage> Open(string name, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (browser ?? throw new InvalidOperationException(Chromium.SkipReason)).NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(folder, name, "report.html")).AbsoluteUri);
        return page;
    }

    /// <summary>Keeps a picture for a person to look at, where <c>CDI_PICTURES</c> names a folder.</summary>
    public static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CDI_PICTURES") is not { Length: > 0 } pictures) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, name + ".png"), FullPage = true });
    }

    private void Run(string name, string spec)
    {
        Directory.CreateDirectory(Path.Combine(folder, "studies"));
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.Copy(Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv"), Path.Combine(folder, "data", "helpdesk.csv"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "studies", name + ".cdi"), spec);
        using var error = new StringWriter();
        using var environment = new CommandEnvironment
        {
            Output = TextWriter.Null,
            Error = error,
            WorkingDirectory = folder,
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["CDI_CACHE"] = Path.Combine(folder, ".cache") },
            OutputIsTerminal = false,
            ErrorIsTerminal = false,
        };
        var code = Task.Run(() => CommandLine.RunAsync(["run", $"studies/{name}.cdi", "--quiet", "--out", name], environment,
            CancellationToken.None)).GetAwaiter().GetResult();
        if (code != ExitCode.Success) throw new InvalidOperationException(error.ToString());
    }
}
