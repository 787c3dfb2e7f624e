using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public sealed class ReportFolderTests : IDisposable
{
    private static readonly IReadOnlyList<ReportFormat> Every = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    private readonly string parent = Directory.CreateTempSubdirectory("cdi-report-").FullName;

    private string Folder => Path.Combine(parent, "out");

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void A_report_is_written_into_a_new_folder_and_nothing_beside_it()
    {
        var paths = ReportWriter.Write(SampleResult.Create(), Folder, Every);

        Assert.Equal(["draws.csv", "estimates.csv", "glance.csv", "report.html", "report.md", "result.json"], Names(Folder));
        Assert.Equal(["out"], Names(parent));
        Assert.All(paths, path => Assert.True(File.Exists(path)));
        Assert.Equal((byte)'{', File.ReadAllBytes(Path.Combine(Folder, "result.json"))[0]);
    }

    [Fact]
    public void Writing_twice_leaves_the_same_bytes()
    {
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        var before = Names(Folder).Select(name => File.ReadAllText(Path.Combine(Folder, name))).ToList();
        ReportWriter.Write(SampleResult.Create(), Folder, Every);

        Assert.Equal(before, Names(Folder).Select(name => File.ReadAllText(Path.Combine(Folder, name))));
    }

    [Fact]
    public void Files_of_an_earlier_report_go_and_those_of_others_stay()
    {
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        File.WriteAllText(Path.Combine(Folder, "notes.txt"), "mine");
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(["draws.csv", "notes.txt", "result.json"], Names(Folder));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_earlier_report_whole()
    {
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json, ReportFormat.Csv]);
        var earlier = File.ReadAllText(Path.Combine(Folder, "result.json"));
        // report.md is a folder with content: it can neither be replaced nor overwritten.
        Directory.CreateDirectory(Path.Combine(Folder, "report.md", "in the way"));

        Assert.ThrowsAny<IOException>(() => ReportWriter.Write(SampleResult.Create() with { Tool = "cdi 9.9.9" }, Folder, Every));

        Assert.Equal(["draws.csv", "estimates.csv", "glance.csv", "report.md", "result.json"], Names(Folder));
        Assert.Equal(earlier, File.ReadAllText(Path.Combine(Folder, "result.json")));
        Assert.Equal(["out"], Names(parent));
    }

    [Fact]
    public void A_write_that_fails_at_once_leaves_no_folder()
    {
        File.WriteAllText(Path.Combine(parent, "file"), "");

        Assert.ThrowsAny<IOException>(() => ReportWriter.Write(SampleResult.Create(), Path.Combine(parent, "file", "out"), Every));
        Assert.Equal(["file"], Names(parent));
    }

    [Fact]
    public void A_cancelled_write_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => ReportWriter.Write(SampleResult.Create(), Folder, Every, cancelled.Token));
        Assert.Empty(Names(parent));
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_cleared()
    {
        Directory.CreateDirectory(Folder + ".partial");
        File.WriteAllText(Path.Combine(Folder + ".partial", "report.html"), "half a pa");
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(["out"], Names(parent));
    }

    private static IEnumerable<string> Names(string folder) => new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal);
}
