using System.Text.RegularExpressions;
using Cdi.Corpus.Files;
using Cdi.Reporting;
using Cdi.Reporting.Files;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public sealed class ReportFolderTests : IDisposable
{
    private static readonly IReadOnlyList<ReportFormat> Every = Enum.GetValues<ReportFormat>();

    private readonly string parent = Directory.CreateTempSubdirectory("cdi-report-").FullName;

    private string Folder => Path.Combine(parent, "out");

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void A_report_is_written_into_a_new_folder_and_nothing_beside_it()
    {
        var paths = ReportWriter.Write(SampleResult.Create(), Folder, Every);

        Assert.Equal(["draws.csv", "estimates.csv", "glance.csv", "report.html", "report.md", "result.json", "tables.docx", "tables.tex"], Names(Folder));
        Assert.Equal(["out"], Names(parent));
        Assert.All(paths, path => Assert.True(File.Exists(path)));
        Assert.Equal((byte)'{', File.ReadAllBytes(Path.Combine(Folder, "result.json"))[0]);
    }

    [Fact]
    public void Writing_twice_leaves_the_same_bytes()
    {
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        var before = Names(Folder).Select(name => File.ReadAllBytes(Path.Combine(Folder, name))).ToList();
        ReportWriter.Write(SampleResult.Create(), Folder, Every);

        Assert.Equal(before, Names(Folder).Select(name => File.ReadAllBytes(Path.Combine(Folder, name))));
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
    public void What_stands_beside_the_folder_is_left_alone_whatever_its_name()
    {
        Directory.CreateDirectory(Folder + ".partial");
        File.WriteAllText(Path.Combine(Folder + ".partial", "report.html"), "mine");
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(["out", "out.partial"], Names(parent));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Folder + ".partial", "report.html")));
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("report.md")]
    [InlineData("result.json")]
    [InlineData("estimates.csv")]
    [InlineData("glance.csv")]
    public void A_file_of_a_reports_name_that_somebody_else_made_is_never_overwritten(string name)
    {
        Directory.CreateDirectory(Folder);
        foreach (var content in new[] { "", "mine", "term,estimate,std.error,statistic,p.value\nx,1,1,1,1\n", "{ \"schema\": 1 }" })
        {
            File.WriteAllText(Path.Combine(Folder, name), content);
            var problem = Assert.ThrowsAny<IOException>(() => ReportWriter.Write(SampleResult.Create(), Folder, Every));
            Assert.Contains(name, problem.Message);
            Assert.Equal(content, File.ReadAllText(Path.Combine(Folder, name)));
            Assert.Equal([name], Names(Folder));
            Assert.Equal(["out"], Names(parent));
        }
    }

    [Fact]
    public void A_file_of_a_reports_name_that_this_report_does_not_have_stays_where_somebody_else_made_it()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "report.md"), "mine");
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(["draws.csv", "report.md", "result.json"], Names(Folder));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Folder, "report.md")));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("images/plot.png")]
    public void What_others_put_into_the_folder_stays_the_same_file(string name)
    {
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder);
        File.WriteAllText(path, "mine");
        using var open = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        ReportWriter.Write(SampleResult.Create() with { Tool = "cdi 9.9.9" }, Folder, Every);
        open.Write("more"u8);
        open.Flush();

        Assert.Equal("more", File.ReadAllText(path));
        Assert.Contains("cdi 9.9.9", File.ReadAllText(Path.Combine(Folder, "result.json")));
        Assert.Equal(["out"], Names(parent));
    }

    [Fact]
    public void A_link_to_a_folder_stays_a_link()
    {
        var real = Directory.CreateDirectory(Path.Combine(parent, "real")).FullName;
        Directory.CreateSymbolicLink(Folder, real);
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(real, new DirectoryInfo(Folder).LinkTarget);
        Assert.Equal(["draws.csv", "result.json"], Names(real));
        Assert.Equal(["out", "real"], Names(parent));
    }

    [Fact]
    public void A_link_in_the_place_of_a_report_is_not_followed_and_not_replaced()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(parent, "elsewhere"), "mine");
        File.CreateSymbolicLink(Path.Combine(Folder, "result.json"), Path.Combine(parent, "elsewhere"));

        Assert.ThrowsAny<IOException>(() => ReportWriter.Write(SampleResult.Create(), Folder, Every));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(parent, "elsewhere")));
    }

    [Fact]
    public void A_folder_that_a_process_stands_in_stays_that_folder()
    {
        ReportWriter.Write(SampleResult.Create(), Folder, Every);
        if (OperatingSystem.IsWindows()) return;
        var before = FileFacts.Of(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ReportWriter.Write(SampleResult.Create(), Folder, [ReportFormat.Json]);

        Assert.Equal(before?.Identity, FileFacts.Of(Folder)?.Identity);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_writers_at_the_same_time_one_wins_wholly_and_a_reader_never_misses_a_file(bool hasSubfolder)
    {
        var files = ReportWriter.Write(SampleResult.Create(), Folder, Every);
        if (hasSubfolder) Directory.CreateDirectory(Path.Combine(Folder, "images"));
        var missed = 0;
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested) missed += files.Count(path => !File.Exists(path));
        });
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var round = 0; round < 10; round++) ReportWriter.Write(SampleResult.Create() with { Tool = $"cdi {writer}.{round}" }, Folder, Every);
        }));
        await Task.WhenAll(writers);
        await done.CancelAsync();
        await reader;

        Assert.Equal(0, missed);
        var tools = new[] { "report.html", "report.md", "result.json" }.Select(
            name => Regex.Match(File.ReadAllText(Path.Combine(Folder, name)), @"cdi \d\.\d").Value);
        Assert.Single(tools.Distinct());
        Assert.Equal(["out"], Names(parent));
    }

    [Fact]
    public void Every_file_of_a_report_is_recognised_as_one() =>
        Assert.All(ReportWriter.Write(SampleResult.Create(), Folder, Every), path =>
        {
            Assert.Contains(Path.GetFileName(path), ReportFolder.Names);
            Assert.True(ReportMark.IsOn(path), path);
        });

    private static IEnumerable<string> Names(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal);
}
