using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Cdi.Corpus.Dialects;

/// <summary>Cells of a sheet that the library which reads workbooks takes for blanks: those whose formula failed, with what the sheet shows in them, and
/// those whose formula no program has computed.</summary>
internal static class FailedCells
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads the cells of a sheet that hold an error, <c>#REF!</c> or <c>#N/A</c>.</summary>
    /// <param name="archive">The workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="uncomputed">References of cells with a formula and no value, as a program writes them that computes nothing.</param>
    /// <returns>By row of the sheet and column, both from 0; empty where the parts of the workbook name no such sheet.</returns>
    public static IReadOnlyDictionary<(int Row, int Column), string> Of(ZipArchive archive, string sheet, out IReadOnlyList<string> uncomputed)
    {
        var open = new List<string>();
        uncomputed = open;
        var found = new Dictionary<(int Row, int Column), string>();
        var id = Find(archive, "xl/workbook.xml", "sheet", each => each.GetAttribute("name") == sheet ? Relation(each) : null);
        var part = id is null ? null : Find(archive, "xl/_rels/workbook.xml.rels", "Relationship",
            each => each.GetAttribute("Id") == id ? each.GetAttribute("Target") : null);
        if (part is null || archive.GetEntry(part.StartsWith('/') ? part[1..] : $"xl/{part}") is not { } entry) return found;
        using var stream = entry.Open();
        using var cells = XmlReader.Create(stream, Settings);
        var (row, column) = (-1, -1);
        while (cells.Read())
        {
            if (cells is { NodeType: XmlNodeType.Element, LocalName: "row" })
                (row, column) = (int.TryParse(cells.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1, -1);
            if (cells is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            column = Column(cells.GetAttribute("r")) ?? column + 1;
            if (cells.IsEmptyElement) continue;
            var (type, reference) = (cells.GetAttribute("t"), cells.GetAttribute("r"));
            var (hasFormula, value) = Content(cells);
            if (type == "e" && value is not null) found[(row, column)] = value;

            // A formula whose value is an empty text has the type of one.
            else if (hasFormula && type != "str" && string.IsNullOrEmpty(value)) open.Add(reference ?? SheetReference(row, column));
        }

        return found;
    }

    private static (bool HasFormula, string? Value) Content(XmlReader cells)
    {
        using var cell = cells.ReadSubtree();
        var (hasFormula, value) = (false, (string?)null);
        while (cell.Read())
        {
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "f" }) hasFormula = true;
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "v", IsEmptyElement: false } && cell.Read() && cell.NodeType == XmlNodeType.Text)
                value = cell.Value;
        }

        return (hasFormula, value);
    }

    private static string SheetReference(int row, int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1) letters = (char)('A' + (rest % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    // The attribute `id` of another namespace than the element's.
    private static string? Relation(XmlReader element)
    {
        while (element.MoveToNextAttribute())
        {
            if (element is { LocalName: "id", Prefix.Length: > 0 }) return element.Value;
        }

        return null;
    }

    private static string? Find(ZipArchive archive, string part, string element, Func<XmlReader, string?> sought)
    {
        if (archive.GetEntry(part) is not { } entry) return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element && sought(reader) is { } value) return value;
        }

        return null;
    }

    /// <summary>`B7` stands in column 1; null where nothing is said, and a cell follows the one before it.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3)) column = (26 * column) + letter - 'A' + 1;
        return column == 0 ? null : column - 1;
    }
}
