namespace Cdi.Cli.Tests;

/// <summary>Whatever happens to a file, the study or the data are at fault, never the tool.</summary>
public class RandomDamageTests
{
    private const int Trials = 150;

    private static readonly string[] Scraps = ["\"", ",", "\n", "\r\n", "{", "}", "=", "\0", "NA", "-1", "1e999", "…", "\t", "0", "polite", "[", "~", "where"];

    [Fact]
    public void A_damaged_corpus_gives_a_report_or_a_diagnostic()
    {
        var random = new Random(20250501);
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        for (var trial = 0; trial < Trials; trial++)
        {
            session.Write("data.csv", Damaged(Manners.Data, random));
            AssertAnswered(session.Cdi("run manners.cdi"), session.Read("data.csv"));
        }
    }

    [Fact]
    public void A_damaged_spec_gives_a_report_or_a_diagnostic()
    {
        var random = new Random(20250502);
        using var session = new CommandSession();
        session.Write("data.csv", Manners.Data);
        for (var trial = 0; trial < Trials; trial++)
        {
            session.Write("manners.cdi", Damaged(Manners.Spec, random));
            AssertAnswered(session.Cdi("run manners.cdi"), session.Read("manners.cdi"));
        }
    }

    private static void AssertAnswered(Transcript run, string damaged)
    {
        Assert.True(run.Code is ExitCode.Success or ExitCode.UserError, $"{run}\n{damaged}");
        Assert.True(run.Code == ExitCode.Success || run.Error.Contains("error CDI", StringComparison.Ordinal)
            || run.Error.StartsWith("cdi: ", StringComparison.Ordinal), $"{run}\n{damaged}");
    }

    /// <summary>One to three stretches of up to twenty characters, each replaced by a scrap or by nothing.</summary>
    private static string Damaged(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var start = random.Next(text.Length);
            var length = Math.Min(random.Next(20), text.Length - start);
            var scrap = random.Next(3) == 0 ? "" : Scraps[random.Next(Scraps.Length)];
            text = text[..start] + scrap + text[(start + length)..];
        }

        return text;
    }
}
