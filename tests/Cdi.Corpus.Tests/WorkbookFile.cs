using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Cdi.Corpus;
using SpreadCheetah;

namespace Cdi.Testing;

/// <summary>Workbooks for tests, written by a library that shares nothing with the one that reads them.</summary>
internal static class WorkbookFile
{
    /// <summary>A workbook of sheets, each with its rows of texts, numbers, truth values and dates.</summary>
    public static CorpusFile Of(IEnumerable<(string Name, object[][] Rows)> sheets) => CorpusFile.FromBytes("data.xlsx", Bytes(sheets));

    /// <summary>A workbook whose texts that begin with <c>#</c> are what failed formulas leave in their cells.</summary>
    public static CorpusFile WithErrors(IEnumerable<(string Name, object[][] Rows)> sheets) => Changed(sheets, '#', (cell, error) =>
    {
        cell.SetAttributeValue("t", "e");
        cell.ReplaceNodes(new XElement(cell.Name.Namespace + "v", error));
    });

    /// <summary>A workbook whose texts that begin with <c>=</c> are formulas that no program has computed, and <c>=""</c> one whose value is an empty
    /// text.</summary>
    public static CorpusFile WithFormulas(IEnumerable<(string Name, object[][] Rows)> sheets) => Changed(sheets, '=', (cell, formula) =>
    {
        cell.SetAttributeValue("t", formula == "=\"\"" ? "str" : null);
        cell.ReplaceNodes(new XElement(cell.Name.Namespace + "f", formula[1..]), new XElement(cell.Name.Namespace + "v"));
    });

    private static CorpusFile Changed(IEnumerable<(string Name, object[][] Rows)> sheets, char mark, Action<XElement, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(Bytes(sheets));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var sheet in archive.Entries.Where(entry => entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).ToList())
            {
                XDocument cells;
                using (var content = sheet.Open()) cells = XDocument.Load(content);
                foreach (var cell in cells.Descendants().Where(each => each.Name.LocalName == "c" && each.Value.StartsWith(mark)).ToList())
                    change(cell, cell.Value);
                var name = sheet.FullName;
                sheet.Delete();
                using var written = archive.CreateEntry(name).Open();
                cells.Save(written);
            }
        }

        return CorpusFile.FromBytes("data.xlsx", stream.ToArray());
    }

    /// <summary>A workbook of one sheet with the cells of a table; what reads as a number is one.</summary>
    public static byte[] OfTable(string commaSeparated)
    {
        var rows = commaSeparated.TrimEnd('\n').Split('\n').Select(line => line.Split(',').Select(Cell).ToArray()).ToArray();
        return Bytes([("Answers", rows)]);
    }

    private static object Cell(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : written;

    private static byte[] Bytes(IEnumerable<(string Name, object[][] Rows)> sheets) => BytesAsync(sheets).GetAwaiter().GetResult();

    private static async Task<byte[]> BytesAsync(IEnumerable<(string Name, object[][] Rows)> sheets)
    {
        using var stream = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(stream).ConfigureAwait(false))
        {
            foreach (var (name, rows) in sheets)
            {
                await book.StartWorksheetAsync(name).ConfigureAwait(false);
                foreach (var row in rows) await book.AddRowAsync(row.Select(Written).ToList()).ConfigureAwait(false);
            }

            await book.FinishAsync().ConfigureAwait(false);
        }

        return stream.ToArray();
    }

    private static Cell Written(object value) => value switch
    {
        string text => new Cell(text),
        bool truth => new Cell(truth),
        DateTime moment => new Cell(moment),
        _ => new Cell(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
