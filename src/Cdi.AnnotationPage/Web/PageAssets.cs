using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.AnnotationPage.Web;

/// <summary>The files of the page. Each but the first has a name of its content, so that browsers keep it as long as they like.</summary>
internal sealed class PageAssets
{
    private static readonly (string Name, string Type)[] Named =
        [("page.css", "text/css; charset=utf-8"), ("page.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml")];

    private readonly FrozenDictionary<string, (ReadOnlyMemory<byte> Content, string Type)> files;

    /// <summary>Reads the files.</summary>
    public PageAssets()
    {
        var start = Encoding.UTF8.GetString(Read("page.html"));
        var named = new Dictionary<string, (ReadOnlyMemory<byte>, string)>(StringComparer.Ordinal);
        foreach (var (name, type) in Named)
        {
            var content = Read(name);
            var path = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}{Path.GetExtension(name)}";
            start = start.Replace($"/assets/{name}", path, StringComparison.Ordinal);
            named.Add(path, (content, type));
        }

        (Start, files) = (Encoding.UTF8.GetBytes(start), named.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The page itself.</summary>
    public ReadOnlyMemory<byte> Start { get; }

    /// <summary>A file by its path; null where there is none.</summary>
    public (ReadOnlyMemory<byte> Content, string Type)? Find(string path) => files.TryGetValue(path, out var found) ? found : null;

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The page lacks {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
