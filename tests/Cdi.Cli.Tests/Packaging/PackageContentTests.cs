using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>What the packages hold and say of themselves.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] Furniture = ["README.md", "THIRD-PARTY-NOTICES.md", "icon.png"];

    [Theory]
    [InlineData("Cdi")]
    [InlineData("Cdi.Cli")]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        var files = Files(id, "nupkg");
        Assert.Empty(Furniture.Except(files.Keys));
        var nuspec = XDocument.Load(new MemoryStream(files[id + ".nuspec"])).Descendants().Where(each => !each.HasElements).ToLookup(
            each => each.Name.LocalName);
        Assert.Equal("MIT", nuspec["license"].Single().Value);
        Assert.Equal("icon.png", nuspec["icon"].Single().Value);
        Assert.Equal("README.md", nuspec["readme"].Single().Value);
        Assert.Contains("llm", nuspec["tags"].Single().Value.Split(' '));
        Assert.StartsWith("https://", nuspec["projectUrl"].Single().Value, StringComparison.Ordinal);
        Assert.Equal(nuspec["projectUrl"].Single().Value, nuspec["repository"].Single().Attribute("url")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", nuspec["repository"].Single().Attribute("commit")?.Value);
    }

    [Theory]
    [InlineData("Cdi", "lib/net10.0/")]
    [InlineData("Cdi.Cli", "tools/net10.0/linux-x64/")]
    public void Symbols_of_every_own_assembly_lead_to_its_sources(string id, string folder)
    {
        var own = Files(id, "nupkg").Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && IsOwn(name)).Select(
            name => Path.ChangeExtension(name, ".pdb"));
        var symbols = Files(id, "snupkg");
        Assert.Equal(own.Order(StringComparer.Ordinal), symbols.Keys.Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)).Order(
            StringComparer.Ordinal));
        Assert.All(symbols.Where(file => file.Key.EndsWith(".pdb", StringComparison.Ordinal)), file =>
            Assert.Contains("{\"documents\":{\"/_/*\":\"https://raw.githubusercontent.com/", Encoding.UTF8.GetString(file.Value), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Cdi")]
    [InlineData("Cdi.Cli")]
    public void No_file_names_a_folder_of_this_machine(string id)
    {
        var places = new[] { SharedFolder.Repository, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/." };
        Assert.Empty(Files(id, "nupkg").Concat(Files(id, "snupkg"))
            .Where(file => places.Any(place => file.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(place)) >= 0
                || file.Value.AsSpan().IndexOf(Encoding.Unicode.GetBytes(place)) >= 0))
            .Select(file => file.Key));
    }

    [Theory]
    [InlineData("Cdi")]
    [InlineData("Cdi.Cli")]
    public void The_notices_name_every_assembly_of_others(string id)
    {
        var files = Files(id, "nupkg");
        var rows = Encoding.UTF8.GetString(files["THIRD-PARTY-NOTICES.md"]).Split('\n');
        Assert.All(
            files.Keys.Where(name => name.EndsWith(".dll", StringComparison.Ordinal) && !IsOwn(name)).Select(name => Path.GetFileName(name)),
            name => Assert.Contains(rows, row => row.Contains($"`{name}`", StringComparison.Ordinal) && row.Contains($"`{id}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_package_for_projects_holds_or_refers_to_all_that_its_runtime_needs()
    {
        var runtime = Files("Cdi", "nupkg").Where(file => file.Key.StartsWith("lib/", StringComparison.Ordinal)
            && file.Key.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        var had = runtime.Select(file => Path.GetFileNameWithoutExtension(file.Key)).Concat(PackageFeed.ThirdParties).ToHashSet(StringComparer.Ordinal);
        var needed = runtime.SelectMany(file => References(file.Value)).Distinct().Where(
            name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Win32", StringComparison.Ordinal));
        Assert.Empty(needed.Except(had));
        Assert.Empty(PackageFeed.ThirdParties.Except(runtime.SelectMany(file => References(file.Value))));
    }

    private static IEnumerable<string> References(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    private static bool IsOwn(string name) => Path.GetExtension(name) == ".dll"
        && (Path.GetFileName(name) == "cdi.dll" || Path.GetFileName(name).StartsWith("Cdi.", StringComparison.Ordinal));

    private Dictionary<string, byte[]> Files(string id, string kind)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{id}.{PackageFeed.Version}.{kind}"));
        return archive.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
