using System.IO.Compression;
using System.Text;

namespace Cdi.Reporting.Tables;

/// <summary>A Word document of one part: a ZIP archive whose bytes depend on the part alone.</summary>
internal static class WordPackage
{
    private const string Main = "word/document.xml";
    private const string Properties = "docProps/app.xml";
    private const string Application = "<Application>cdi</Application>";
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n";
    private const string Types = "application/vnd.openxmlformats-officedocument";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The first moment that a ZIP archive can hold: no time of the writing stands in it.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Content)[] Frame =
    [
        ("[Content_Types].xml", Head
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/{Main}\" ContentType=\"{Types}.wordprocessingml.document.main+xml\"/>"
            + $"<Override PartName=\"/{Properties}\" ContentType=\"{Types}.extended-properties+xml\"/></Types>"),
        ("_rels/.rels", Head
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Relationships}/officeDocument\" Target=\"{Main}\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Relationships}/extended-properties\" Target=\"{Properties}\"/></Relationships>"),
        (Properties, Head
            + $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">{Application}</Properties>"),
    ];

    /// <summary>The document.</summary>
    /// <param name="document">The text of its main part.</param>
    public static byte[] Of(string document)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Frame) Add(archive, name, content);
            Add(archive, Main, document);
        }

        return stream.ToArray();
    }

    /// <summary>Whether bytes are a document that <see cref="Of"/> made.</summary>
    public static bool IsOwn(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.GetEntry(Properties) is not { Length: < 4096 } entry) return false;
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd().Contains(Application, StringComparison.Ordinal);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        // Stored, not compressed: how a byte is compressed depends on the library's version.
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
