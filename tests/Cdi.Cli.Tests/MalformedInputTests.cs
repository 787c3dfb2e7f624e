using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests;

/// <summary>Twelve ways in which a file or a study can be wrong: one clear diagnostic each, and nothing left behind.</summary>
public sealed partial class MalformedInputTests
{
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly string Given = "given = uniform";

    [Fact]
    public void A_truncated_file() => Refused("CDI9012", data: Manners.Data[..^3] + "\"rude");

    [Fact]
    public void A_binary_file() => Refused("CDI9012", data: "ticket,hedge,guess,sure,crowd\nt0,\0\u0001\u0002,polite,0.9,polite\n");

    [Fact]
    public void A_wrong_delimiter() => Refused("CDI9013", data: Manners.Data.Replace(',', ';'));

    [Fact]
    public void A_missing_column() => Refused("CDI9006", data: Manners.Data.Replace("hedge,", "hegde,", StringComparison.Ordinal), contains: "nearest `hegde`");

    [Fact]
    public void An_unmapped_value() => Refused("CDI9002", data: Edit("t10,", "t10,0,polite,0.9,meh"), contains: "`meh`");

    [Fact]
    public void An_empty_corpus() => Refused("CDI9014", data: "ticket,hedge,guess,sure,crowd\n");

    [Fact]
    public void A_constant_outcome() => Refused("CDI9015", data: Manners.Data.Replace("rude\n", "polite\n", StringComparison.Ordinal));

    [Fact]
    public void A_budget_above_the_corpus() => Refused("CDI5002", spec: Manners.Spec.Replace(Given, "budget = 500 labels", StringComparison.Ordinal),
        data: Labelled());

    [Fact]
    public void A_duplicate_key() => Refused("CDI9007", data: Edit("t10,", "t9,0,polite,0.9,polite"), contains: "`t9`");

    [Fact]
    public void Another_file_than_the_spec_was_written_for() =>
        Refused("CDI9003", spec: Manners.Spec.Replace("key = ticket", $"sha256 = \"{Hash}\"\n  key = ticket", StringComparison.Ordinal));

    [Fact]
    public void A_wrong_type() => Refused("CDI9011", data: Edit("t10,", "t10,maybe,polite,0.9,polite"), contains: "`maybe`");

    [Fact]
    public void A_drawn_row_without_a_label() => Refused("CDI9018", spec: Manners.Spec.Replace(Given, "budget = 200 labels", StringComparison.Ordinal));

    /// <summary>Replaces the row that begins with a key.</summary>
    private static string Edit(string key, string row) => Regex.Replace(Manners.Data, $"(?m)^{key}.*$", row);

    /// <summary>The data with a human label in every row.</summary>
    private static string Labelled() => Manners.Data.Replace(",\n", ",rude\n", StringComparison.Ordinal);

    private static void Refused(string code, string? spec = null, string? data = null, string contains = "")
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", spec ?? Manners.Spec);
        session.Write("data.csv", data ?? Manners.Data);

        var run = session.Cdi("run manners.cdi --out report");

        Assert.True(run.Code == ExitCode.UserError, run.ToString());
        Assert.Equal([code], Error().Matches(run.Error).Select(each => each.Groups[1].Value));
        Assert.Contains("   hint: ", run.Error);
        Assert.Contains("   data: ", run.Error);
        Assert.Contains(contains, run.Error);
        Assert.Empty(run.Output);
        Assert.Equal(["data.csv", "manners.cdi"], Directory.EnumerateFileSystemEntries(session.Folder).Select(path => Path.GetFileName(path)).Except(
            [".cache"]).Order());
    }

    [GeneratedRegex(@"error (CDI\d+)")]
    private static partial Regex Error();
}
