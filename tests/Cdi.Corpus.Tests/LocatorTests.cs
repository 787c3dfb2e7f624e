using System.Net;
using System.Text;
using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>Where corpus files are sought, and what happens when they are not there.</summary>
public sealed class LocatorTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("t,n\na,1\n");

    private readonly string root = PrivatePlace.Fresh();
    private readonly CorpusPlaces places;

    public LocatorTests() => places = new CorpusPlaces(Made("specs"), Made("data"), Path.Combine(root, "cache"));

    private static string Hash => CorpusFile.FromBytes("", Content).Sha256;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_path_is_relative_to_the_spec()
    {
        Write("specs/corpora/data.csv", Content);
        var file = await CorpusLocator.FindAsync(Definition("corpora/data.csv", null), places);
        Assert.Equal(Content, file.Bytes.ToArray());
        Assert.Equal(Path.Combine(root, "specs", "corpora", "data.csv"), file.Path);
    }

    [Fact]
    public async Task A_file_with_the_hash_in_the_data_folder_comes_first_whatever_its_name()
    {
        Write("specs/data.csv", "t,n\nb,2\n"u8.ToArray());
        Write("data/deep/er/renamed.txt", Content);
        Write("data/data.csv", "t,n\nc,3\n"u8.ToArray());
        var file = await CorpusLocator.FindAsync(Definition("data.csv", Hash.ToUpperInvariant()), places);
        Assert.Equal(Path.Combine(root, "data", "deep", "er", "renamed.txt"), file.Path);
    }

    [Fact]
    public async Task Without_a_hash_the_data_folder_is_not_searched()
    {
        Write("data/data.csv", Content);
        Assert.Equal("CDI9022", (await ProblemAsync(Definition("data.csv", null))).Code);
    }

    [Fact]
    public async Task A_path_that_is_nowhere_is_CDI9022_and_says_where_it_was_sought()
    {
        var problem = await ProblemAsync(Definition("data.csv", Hash));
        Assert.Equal(("CDI9022", "corpus.requests.source", "data.csv"), (problem.Code, problem.Subject, problem.File));
        Assert.Contains(Path.Combine(root, "specs", "data.csv"), problem.Message, StringComparison.Ordinal);
        Assert.Contains($"no file below {Path.Combine(root, "data")} has the SHA-256", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_does_not_exist_is_said()
    {
        var absent = places with { DataFolder = Path.Combine(root, "absent") };
        var problem = Assert.Single((await Assert.ThrowsAsync<CorpusException>(
            () => CorpusLocator.FindAsync(Definition("data.csv", Hash), absent))).Diagnostics);
        Assert.Contains($"the data folder {Path.Combine(root, "absent")} does not exist", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_CDI9058()
    {
        Made("specs/data.csv");
        Assert.Equal("CDI9058", (await ProblemAsync(Definition("data.csv", null))).Code);
    }

    [PrivateFact]
    public async Task A_url_with_a_hash_is_fetched_once()
    {
        using var server = new LoopbackServer(Content);
        var definition = Definition(server.Address + "requests.csv", Hash);
        var first = await CorpusLocator.FindAsync(definition, places);
        var second = await CorpusLocator.FindAsync(definition, places);
        Assert.Equal(1, server.Requests);
        Assert.Equal(Content, second.Bytes.ToArray());
        Assert.Equal(first.Path, second.Path);
        Assert.Equal([Path.Combine(root, "cache", Hash)], Directory.GetFiles(Path.Combine(root, "cache")));
    }

    [PrivateFact]
    public async Task A_damaged_cache_entry_is_fetched_again()
    {
        using var server = new LoopbackServer(Content);
        var definition = Definition(server.Address, Hash);
        Write($"cache/{Hash}", Content[..4]);
        Assert.Equal(Content, (await CorpusLocator.FindAsync(definition, places)).Bytes.ToArray());
        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(root, "cache", Hash)));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_url_whose_bytes_have_another_hash_is_CDI9003_and_leaves_nothing()
    {
        using var server = new LoopbackServer("other"u8.ToArray());
        var problem = await ProblemAsync(Definition(server.Address, Hash));
        Assert.Equal(("CDI9003", "corpus.requests.sha256"), (problem.Code, problem.Subject));
        Assert.False(Directory.Exists(Path.Combine(root, "cache")));
    }

    [Fact]
    public async Task A_url_without_a_hash_is_fetched_on_every_run()
    {
        using var server = new LoopbackServer(Content);
        await CorpusLocator.FindAsync(Definition(server.Address, null), places);
        await CorpusLocator.FindAsync(Definition(server.Address, null), places);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_url_that_answers_with_an_error_is_CDI9022_with_its_status()
    {
        using var server = new LoopbackServer([], status: 404);
        var problem = await ProblemAsync(Definition(server.Address, Hash));
        Assert.Equal("CDI9022", problem.Code);
        Assert.Contains("404", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_url_with_nobody_behind_it_is_CDI9022()
    {
        string address;
        using (var server = new LoopbackServer(Content)) address = server.Address;
        Assert.Equal("CDI9022", (await ProblemAsync(Definition(address, Hash))).Code);
    }

    [Fact]
    public async Task Without_a_cache_a_url_with_a_hash_is_fetched_every_time()
    {
        using var server = new LoopbackServer(Content);
        foreach (var none in new[] { null, "" })
        {
            Assert.Equal(Content, (await CorpusLocator.FindAsync(Definition(server.Address, Hash), places with { CacheFolder = none })).Bytes.ToArray());
        }

        Assert.Equal(2, server.Requests);
    }

    [PrivateFact]
    public async Task A_cache_that_cannot_be_written_to_is_done_without()
    {
        using var server = new LoopbackServer(Content);
        Write("file", Content);
        var file = await CorpusLocator.FindAsync(Definition(server.Address, Hash), places with { CacheFolder = Path.Combine(root, "file", "cache") });
        Assert.Equal(Content, file.Bytes.ToArray());
    }

    [PrivateFact]
    public async Task A_cache_that_others_can_write_to_is_not_used()
    {
        if (OperatingSystem.IsWindows()) return;
        using var server = new LoopbackServer(Content);
        Made("cache");
        File.SetUnixFileMode(Path.Combine(root, "cache"), (UnixFileMode)0x1FF);
        await CorpusLocator.FindAsync(Definition(server.Address, Hash), places);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(root, "cache")));
    }

    [Theory]
    [InlineData("file:///etc/passwd", "file")]
    [InlineData("ftp://127.0.0.1/data.csv", "ftp")]
    [InlineData("gopher://127.0.0.1/", "gopher")]
    [InlineData("data:text/csv,a", "data")]
    public async Task A_redirect_to_another_scheme_is_CDI9022_and_not_followed(string location, string scheme)
    {
        using var server = new LoopbackServer([], (int)HttpStatusCode.Found, location);
        var problem = await ProblemAsync(Definition(server.Address, Hash));
        Assert.Equal("CDI9022", problem.Code);
        Assert.Contains($"the server redirects from `http` to `{scheme}`, which is not followed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_http_is_followed_and_a_circle_of_redirects_has_an_end()
    {
        using var server = new LoopbackServer(Content);
        using var other = new LoopbackServer([], (int)HttpStatusCode.MovedPermanently, server.Address);
        Assert.Equal(Content, (await CorpusLocator.FindAsync(Definition(other.Address, Hash), places)).Bytes.ToArray());
        using var circle = new LoopbackServer([], (int)HttpStatusCode.TemporaryRedirect, "/again");
        Assert.Contains("more than 10 redirects", (await ProblemAsync(Definition(circle.Address, null))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/a.csv", "`ftp` addresses are not fetched")]
    [InlineData("file:///etc/passwd", "`file` addresses are not fetched")]
    [InlineData("a\0b.csv", "no path holds the character NUL")]
    public async Task A_source_that_is_neither_path_nor_http_is_CDI9022(string source, string reason)
    {
        var problem = await ProblemAsync(Definition(source, null));
        Assert.Equal("CDI9022", problem.Code);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_url_is_not_fetched_where_the_data_folder_has_the_file()
    {
        using var server = new LoopbackServer(Content);
        Write("data/copy.csv", Content);
        await CorpusLocator.FindAsync(Definition(server.Address, Hash), places);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void The_format_follows_the_extension_of_path_or_url()
    {
        var file = CorpusFile.FromBytes("cached", "t\tn\na,b\t1\n"u8.ToArray());
        var definition = Definition("https://example.org/table.TSV?raw=1", null) with { Columns = [new("t", ColumnType.Text)] };
        Assert.Equal(["a,b"], CorpusReader.Read(definition, file).Texts("t"));
    }

    private static CorpusDefinition Definition(string source, string? sha256) => new() { Name = "requests", Source = source, Sha256 = sha256 };

    private async Task<DataDiagnostic> ProblemAsync(CorpusDefinition definition) =>
        Assert.Single((await Assert.ThrowsAsync<CorpusException>(() => CorpusLocator.FindAsync(definition, places))).Diagnostics);

    private string Made(string folder) => Directory.CreateDirectory(Path.Combine(root, folder)).FullName;

    private void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? root);
        File.WriteAllBytes(full, bytes);
    }
}
