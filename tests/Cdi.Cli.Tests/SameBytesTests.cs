namespace Cdi.Cli.Tests;

/// <summary>A report has the same bytes wherever the process runs: culture, time zone, folders of the user, threads and vector instructions change none of
/// them.</summary>
public sealed class SameBytesTests(PlainReport plain) : IClassFixture<PlainReport>
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
        var other = Path.Combine(plain.Folder, "other");
        if (Directory.Exists(other)) Directory.Delete(other, recursive: true);
        var run = await BuiltCommand.ShellAsync(plain.Folder, $"CDI_CACHE='{plain.Folder}/.cache' env {environment} dotnet '{BuiltCommand.Path}' run manners.cdi --out other --quiet");
        Assert.Equal("exit 0\n", run.ToString());
        var files = Directory.GetFiles(Path.Combine(plain.Folder, "plain"));
        Assert.NotEmpty(files);
        foreach (var file in files) Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(other, Path.GetFileName(file))));
    }
}
