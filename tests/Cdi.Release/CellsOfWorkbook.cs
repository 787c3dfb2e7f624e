using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdi.Release;

/// <summary>A workbook with the cells of a table: the smallest that Excel opens, texts within their cells.</summary>
internal static partial class CellsOfWorkbook
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Writes the workbook.</summary>
    /// <param name="table">A file of cells separated by commas (RFC 4180).</param>
    /// <param name="workbook">The file to write.</param>
    public static void Write(string table, string workbook)
    {
        using var archive = ZipFile.Open(workbook, ZipArchiveMode.Create);
        const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Add(archive, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Main}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Main}.worksheet+xml"/></Types>
            """);
        Add(archive, "_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
        Add(archive, "xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
        Add(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Sheet}" xmlns:r="{Office}/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>
            """);
        Add(archive, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Sheet}"><sheetData>{Rows(File.ReadAllText(table))}</sheetData></worksheet>""");
    }

    private static string Relation(string kind, string target) => $"""
        <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/relationships/{kind}" Target="{target}"/></Relationships>
        """;

    private static string Rows(string table)
    {
        var rows = new StringBuilder("<row>");
        foreach (Match cell in Cell().Matches(table.TrimEnd()))
        {
            var text = cell.Groups["plain"].Success ? cell.Groups["plain"].Value : cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal);
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            rows.Append(isNumber ? $"<c><v>{text}</v></c>" : $"""<c t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""");
            if (cell.Groups["end"].Value == "\n") rows.Append("</row><row>");
        }

        return rows.Append("</row>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content);
    }

    [GeneratedRegex("\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^\",\\r\\n]*))(?<end>,|\\n|$)")]
    private static partial Regex Cell();
}
