namespace Cdi.Cli.Tests;

/// <summary>A report has the same bytes wherever the process runs: culture, time zone, folders of the user, threads and vector instructions change none of
/// them.</summary>
public sealed class SameBytesTests
{
    [ProcessTheory]
    [InlineData("LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8")]
    [InlineData("LC_ALL=C TZ=Pacific/Kiritimati")]
    [InlineData("-u HOME -u TMPDIR -u XDG_CACHE_HOME -u CDI_CACHE")]
    [InlineData("HOME= TMPDIR=/nowhere CDI_CACHE=")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_PROCESSOR_COUNT=1")]
    public async Task A_report_does_not_depend_on(string environment)
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        var plain = await BuiltCommand.ShellAsync(session.Folder, "cdi run manners.cdi --out plain --quiet");
        Assert.Equal("exit 0\n", plain.ToString());
        var other = await BuiltCommand.ShellAsync(session.Folder, $"env {environment} dotnet '{BuiltCommand.Path}' run manners.cdi --out other --quiet");
        Assert.Equal("exit 0\n", other.ToString());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(session.Folder, "plain")))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(session.Folder, "other", Path.GetFileName(file))));
        }
    }
}
