namespace Cdi.Browser.Tests;

/// <summary>Where the system's Chromium is; Playwright's package brings a driver and no browser.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program, from <c>CDI_CHROMIUM</c> or the search path; null where there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why tests are skipped; null where there is a browser.</summary>
    public static string? SkipReason => Path is null ? "needs Chromium (Debian: apt-get install chromium), or its path in CDI_CHROMIUM" : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CDI_CHROMIUM") is { Length: > 0 } given) return given;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
