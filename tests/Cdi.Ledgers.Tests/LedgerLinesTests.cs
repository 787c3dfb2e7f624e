using Cdi.Estimation.Designs;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.Tests;

/// <summary>Ledgers as lines of text.</summary>
public sealed class LedgerLinesTests : IDisposable
{
    private readonly LedgerFolder folder = new();
    private readonly LedgerFolder other = new();

    public void Dispose()
    {
        folder.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task An_export_is_imported_to_the_same_entries_and_a_second_time_to_no_more()
    {
        var lines = await ExportAsync();
        using var imported = other.Open();
        Assert.Equal(9, LedgerLines.Import(imported, new StringReader(lines)));
        Assert.Equal(0, LedgerLines.Import(imported, new StringReader(lines)));
        using var ledger = folder.Open();
        Assert.Equal(ledger.Entries(), imported.Entries());
        Assert.Null(await imported.VerifyAsync(default));
        await LedgerFolder.DrawAsync(imported, SamplingDesign.Error);
        Assert.Equal(9, imported.Entries().Count());
    }

    [Fact]
    public async Task An_import_goes_on_where_the_ledger_ends()
    {
        var lines = await ExportAsync();
        using var imported = other.Open();
        LedgerLines.Import(imported, new StringReader(string.Join('\n', lines.Split('\n').Take(4))));
        Assert.Equal(5, LedgerLines.Import(imported, new StringReader(lines)));
    }

    [Theory]
    [InlineData("hostile", "civil")]
    [InlineData("\"number\":4", "\"number\":5")]
    [InlineData("{\"number\":4", "\"number\":4")]
    public async Task A_line_that_was_changed_stops_the_import_before_anything_is_added(string from, string to)
    {
        var lines = (await ExportAsync()).Replace(from, to, StringComparison.Ordinal);
        using var imported = other.Open();
        Assert.Contains("nothing was added", Assert.Throws<LedgerException>(() => LedgerLines.Import(imported, new StringReader(lines))).Message);
        Assert.Empty(imported.Entries());
    }

    [Fact]
    public async Task Another_history_is_not_mixed_in()
    {
        var lines = await ExportAsync();
        using var ledger = other.Open();
        await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        Assert.Contains("another entry than the ledger holds", Assert.Throws<LedgerException>(
            () => LedgerLines.Import(ledger, new StringReader(lines))).Message);
    }

    private async Task<string> ExportAsync()
    {
        using var ledger = folder.Open();
        await LedgerFolder.DrawAsync(ledger, SamplingDesign.Error);
        var text = new StringWriter();
        Assert.Equal(9, LedgerLines.Export(ledger, text));
        return text.ToString();
    }
}
