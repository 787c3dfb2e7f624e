namespace Cdi.AnnotationPage.Tests;

/// <summary>A page with an annotator who has a text in hand: what hostile requests leave as it is.</summary>
public sealed class HostilePage : IAsyncLifetime
{
    internal ServedStudy Served { get; private set; } = null!;

    internal PageBrowser Annotator { get; private set; } = null!;

    internal string Lease { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Served = await ServedStudy.OpenAsync();
        Annotator = await Served.AnnotatorAsync("ann");
        Lease = (await Annotator.NextAsync()).Texts[0].Lease;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Annotator.Dispose();
        await Served.DisposeAsync();
    }
}
