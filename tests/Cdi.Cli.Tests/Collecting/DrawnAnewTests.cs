using System.Globalization;
using System.Text.Json;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>`cdi ledger verify` of rounds that name their texts at risk by places in a random order: chance draws once more.</summary>
public sealed class DrawnAnewTests
{
    [Fact]
    public void What_chance_drew_is_drawn_again_from_the_corpus_and_anything_else_is_told()
    {
        using var live = new LiveSession();
        live.Session.Write("study.cdi", LiveSession.Spec(design: "uniform"));
        Assert.Equal(ExitCode.Success, live.Cdi("next study.cdi").Code);
        var verified = live.Cdi("ledger verify study.cdi");
        Assert.Equal(ExitCode.Success, verified.Code);
        Assert.StartsWith("sample: 2 entries, whole; the last digest is ", verified.Output);
        Assert.EndsWith("sample: 1 round drawn anew from the keys of the corpus, to the same texts.\n", verified.Output);

        // A chain of digests can be made anew by whoever writes the file: chance cannot.
        Rewrite(live.Session.Folder, "\"seed\":\"11\"", "\"seed\":\"12\"");
        var forged = live.Cdi("ledger verify study.cdi");
        Assert.Equal(ExitCode.UserError, forged.Code);
        Assert.Contains("sample: 2 entries, whole", forged.Output);
        Assert.Contains("Entry 2 of the sample: row ", forged.Error);
        Assert.Contains("chance", forged.Error);

        File.Delete(Path.Combine(live.Session.Folder, "data.csv"));
        var blind = live.Cdi("ledger verify study.cdi");
        Assert.Equal(ExitCode.UserError, blind.Code);
        Assert.Contains("Who was at risk in 1 round follows from the corpus: that chance drew these texts is not verified without it.", blind.Error);
    }

    private static void Rewrite(string folder, string from, string to)
    {
        var path = Path.Combine(folder, "study.ledger");
        var lines = new StringWriter();
        using (var log = SampleLog.Open(path))
        {
            LedgerEntry? before = null;
            foreach (var entry in log.Entries())
            {
                var time = DateTimeOffset.Parse(entry.Time, CultureInfo.InvariantCulture);
                before = LedgerEntry.After(before, time, entry.Kind, entry.Body.Replace(from, to, StringComparison.Ordinal));
                lines.Write($"{{\"number\":{before.Number},\"time\":{JsonSerializer.Serialize(before.Time)},\"kind\":\"{before.Kind}\","
                    + $"\"body\":{before.Body},\"digest\":\"{before.Digest}\"}}\n");
            }
        }

        File.Delete(path);
        using var ledger = SqliteLedger.Open(path, new StudyTerms([], []), TimeProvider.System);
        Assert.Equal(2, LedgerLines.Import(ledger, new StringReader(lines.ToString())));
    }
}
