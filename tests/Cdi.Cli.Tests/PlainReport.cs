namespace Cdi.Cli.Tests;

/// <summary>The report of a process of which nothing is changed, written once for all that are.</summary>
public sealed class PlainReport : IAsyncLifetime, IDisposable
{
    private readonly CommandSession session = new();

    /// <summary>Where the study lies, and its report in <c>plain</c>.</summary>
    public string Folder => session.Folder;

    public async Task InitializeAsync()
    {
        if (BuiltCommand.SkipReason is not null) return;
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        var run = await BuiltCommand.ShellAsync(Folder, "cdi run manners.cdi --out plain --quiet");
        Assert.Equal("exit 0\n", run.ToString());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => session.Dispose();
}
