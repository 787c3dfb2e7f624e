using System.Text;
using System.Xml;

namespace Cdi.Reporting.Tables;

/// <summary>Regression tables as the main part of a Word document (Office Open XML, ECMA-376): ruled above and below, the other cells plain.</summary>
internal static class WordTable
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    /// <summary>The text of <c>word/document.xml</c>.</summary>
    public static string Of(IReadOnlyList<TableLayout> tables)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("w", "document", Word);
            xml.WriteStartElement("body", Word);
            foreach (var table in tables) Write(xml, table);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(XmlWriter xml, TableLayout table)
    {
        if (table.Caption.Length > 0) Paragraph(xml, table.Caption, bold: true, centred: false);
        xml.WriteStartElement("tbl", Word);
        Properties(xml, table.Head[0].Cells.Count);
        foreach (var (index, line) in table.Head.Index()) Line(xml, line, Rules(index == 0, index == table.Head.Count - 1), isHead: true);
        foreach (var (index, line) in table.Body.Index()) Line(xml, line, Rules(false, index == table.Body.Count - 1), isHead: false);
        foreach (var (index, line) in table.Foot.Index()) Line(xml, line, Rules(false, index == table.Foot.Count - 1), isHead: false);
        xml.WriteEndElement();
        foreach (var note in table.Notes) Paragraph(xml, note, bold: false, centred: false);
        foreach (var line in table.Provenance) Paragraph(xml, line, bold: false, centred: false);
        Paragraph(xml, "", bold: false, centred: false);
    }

    private static void Properties(XmlWriter xml, int columns)
    {
        xml.WriteStartElement("tblPr", Word);
        xml.WriteStartElement("tblW", Word);
        xml.WriteAttributeString("w", Word, "0");
        xml.WriteAttributeString("type", Word, "auto");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("tblGrid", Word);
        for (var column = 0; column <= columns; column++)
        {
            xml.WriteStartElement("gridCol", Word);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static IReadOnlyList<string> Rules(bool above, bool below) => [.. above ? ["top"] : (string[])[], .. below ? ["bottom"] : (string[])[]];

    private static void Line(XmlWriter xml, TableLine line, IReadOnlyList<string> rules, bool isHead)
    {
        xml.WriteStartElement("tr", Word);
        if (isHead)
        {
            // Repeated where the table goes over a page, and read out as heads.
            xml.WriteStartElement("trPr", Word);
            xml.WriteStartElement("tblHeader", Word);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        Cell(xml, line.Label, rules, isHead, centred: false);
        foreach (var cell in line.Cells) Cell(xml, cell, rules, isHead, centred: true);
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string content, IReadOnlyList<string> rules, bool isHead, bool centred)
    {
        xml.WriteStartElement("tc", Word);
        xml.WriteStartElement("tcPr", Word);
        if (rules.Count > 0)
        {
            xml.WriteStartElement("tcBorders", Word);
            foreach (var rule in rules)
            {
                xml.WriteStartElement(rule, Word);
                xml.WriteAttributeString("val", Word, "single");
                xml.WriteAttributeString("sz", Word, "8");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Paragraph(xml, content, bold: isHead, centred);
        xml.WriteEndElement();
    }

    private static void Paragraph(XmlWriter xml, string content, bool bold, bool centred)
    {
        xml.WriteStartElement("p", Word);
        xml.WriteStartElement("pPr", Word);
        xml.WriteStartElement("spacing", Word);
        xml.WriteAttributeString("before", Word, "0");
        xml.WriteAttributeString("after", Word, "0");
        xml.WriteEndElement();
        if (centred) Value(xml, "jc", "center");
        xml.WriteEndElement();
        xml.WriteStartElement("r", Word);
        if (bold)
        {
            xml.WriteStartElement("rPr", Word);
            xml.WriteStartElement("b", Word);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("t", Word);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Valid(content));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name, Word);
        xml.WriteAttributeString("val", Word, value);
        xml.WriteEndElement();
    }

    /// <summary>What XML has no character for is shown as one that cannot be shown.</summary>
    private static string Valid(string content) => string.Concat(content.ReplaceLineEndings(" ").EnumerateRunes().Select(
        rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));
}
