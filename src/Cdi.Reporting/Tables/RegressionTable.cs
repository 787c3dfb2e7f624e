using System.Text;
using Cdi.Corpus.Files;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Tables;

/// <summary>A regression table as papers print it: a column for each estimand of one or several studies, a line for each term, and below them what the
/// columns were made of.</summary>
public sealed class RegressionTable
{
    private const long LongestTable = 1 << 26;
    private const string MarkdownMark = "<!-- Written by cdi table. -->\n";

    private readonly TableLayout layout;

    private RegressionTable(TableLayout layout) => this.layout = layout;

    /// <summary>Lays out a table.</summary>
    /// <param name="results">The results, in the order of the columns.</param>
    /// <param name="style">What is shown of them.</param>
    /// <param name="caption">Caption; empty for none.</param>
    /// <exception cref="ArgumentException">Nothing is left to show: no result has an estimand and a method that the style names.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Decimals are not 0 to 8.</exception>
    public static RegressionTable Of(IReadOnlyList<RecordedResult> results, TableStyle style, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentOutOfRangeException.ThrowIfNegative(style.Decimals, nameof(style));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(style.Decimals, 8, nameof(style));
        var columns = TableColumn.Of(results, style);
        return columns.Count == 0
            ? throw new ArgumentException("No result has an estimand and a method that the style names.", nameof(style))
            : new(TableLayouts.Of(columns, style, caption));
    }

    /// <summary>The table in Markdown, columns aligned.</summary>
    public string ToMarkdown() => MarkdownTable.Of(layout);

    /// <summary>The table in LaTeX; needs booktabs.</summary>
    public string ToTex() => TexTable.Of([layout]);

    /// <summary>The table as a Word document. Equal tables give equal bytes.</summary>
    public byte[] ToDocx() => WordPackage.Of(WordTable.Of([layout]));

    /// <summary>Writes the table to a file, wholly or not at all.</summary>
    /// <param name="path">The file; one that was written here before is replaced.</param>
    /// <param name="format">How it is written.</param>
    /// <exception cref="IOException">The file cannot be written, or was not written here.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Write(string path, TableFormat format)
    {
        var full = Path.GetFullPath(path);
        var exists = Path.Exists(full);
        if (exists && !IsOwn(full)) throw new IOException("what stands there was not written by `cdi table` and is left alone");
        var folder = Path.GetDirectoryName(full) is { Length: > 0 } own ? own : full;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"there is no folder `{folder}`");
        using var unfinished = new UnfinishedFile(folder);
        unfinished.Write(Bytes(format), default);
        unfinished.MoveTo(full, replaces: exists);
    }

    private byte[] Bytes(TableFormat format) => format switch
    {
        TableFormat.Markdown => Encoding.UTF8.GetBytes(MarkdownMark + ToMarkdown()),
        TableFormat.Tex => Encoding.UTF8.GetBytes(ToTex()),
        TableFormat.Docx => ToDocx(),
    };

    private static bool IsOwn(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) return false;
        var bytes = OrdinaryFile.ReadAllBytes(path, LongestTable);
        return bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(MarkdownMark)) || bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(TexTable.Mark))
            || WordPackage.IsOwn(bytes);
    }
}
