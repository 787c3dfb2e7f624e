using System.Reflection;
using System.Xml.Linq;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>A folder with the packages of this repository as built, and those of others that they depend on: all that a stranger's project needs.</summary>
/// <remarks>The package for projects is made by the command that README prints, and lies where that puts it.</remarks>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>README's command that makes the package.</summary>
    public const string Command = "dotnet pack generators/Cdi.Package -c Release -o out/packages";

    /// <summary>The packages of others that the package for projects refers to.</summary>
    public static IReadOnlyList<string> ThirdParties { get; } =
    [
        .. XDocument.Load(Path.Combine(SharedFolder.Repository, "generators", "Cdi.Package", "Cdi.Package.csproj"))
            .Descendants("PackageReference").Select(each => each.Attribute("Include")?.Value ?? ""),
    ];

    public PackageFeed()
    {
        Folder = Directory.CreateTempSubdirectory("cdi-packages-").FullName;
        Packages = Path.Combine(Folder, "feed");
        Variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(Folder, "cache") };
    }

    /// <summary>A folder for projects; its NuGet.config knows the feed and nothing else.</summary>
    public string Folder { get; }

    /// <summary>The feed.</summary>
    public string Packages { get; }

    /// <summary>Variables that give every build an empty package cache.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    public static string Version => typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0] ?? "";

    private static string Configuration => typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Packages);
        if (ThirdParties.Count == 0)
            throw new InvalidOperationException("The package for projects refers to no package: the feed would not show what it needs.");
        foreach (var package in ThirdParties) File.Copy(Cached(package), Path.Combine(Packages, Path.GetFileName(Cached(package))));
        File.WriteAllText(Path.Combine(Folder, "NuGet.config"), """
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);

        // An earlier package would hide that the command makes none, or puts it elsewhere.
        string[] made = [$"Cdi.{Version}.nupkg", $"Cdi.{Version}.snupkg"];
        var folder = Path.Combine(SharedFolder.Repository, "out", "packages");
        Directory.CreateDirectory(folder);
        foreach (var file in made) File.Delete(Path.Combine(folder, file));
        await PackAsync(Command.Split(' ')[1..]);
        foreach (var file in made) File.Copy(Path.Combine(folder, file), Path.Combine(Packages, file));
        await PackAsync("pack", "src/Cdi.Cli", "--no-build", "-c", Configuration, "-o", Packages, "-v", "q");
    }

    private static async Task PackAsync(params string[] arguments)
    {
        var packed = await DotNetCommand.RunAsync(SharedFolder.Repository, new Dictionary<string, string>(), arguments);
        if (packed.Code != ExitCode.Success) throw new InvalidOperationException($"`dotnet {string.Join(' ', arguments)}` fails.\n{packed}");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A package in the cache that this repository was restored into.</summary>
    private static string Cached(string package)
    {
        var version = XDocument.Load(Path.Combine(SharedFolder.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(each => each.Attribute("Include")?.Value == package).Attribute("Version")?.Value.Trim('[', ']') ?? "";
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var id = package.ToLowerInvariant();
        return Path.Combine(cache, id, version, $"{id}.{version}.nupkg");
    }
}
