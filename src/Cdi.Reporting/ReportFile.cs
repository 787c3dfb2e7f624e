namespace Cdi.Reporting;

/// <summary>One file of a report.</summary>
/// <param name="Name">Name within the report's folder, <c>result.json</c>.</param>
/// <param name="Content">Its text; line ends are <c>\n</c>, written as UTF-8 without a byte-order mark. Of a Word document the text of its main part.</param>
public sealed record ReportFile(string Name, string Content)
{
    /// <summary>What is written where the file is no text: a Word document; null where it is <see cref="Content"/>.</summary>
    public IReadOnlyList<byte>? Bytes { get; init; }
}
