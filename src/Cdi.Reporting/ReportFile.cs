namespace Cdi.Reporting;

/// <summary>One file of a report.</summary>
/// <param name="Name">Name within the report's folder, <c>result.json</c>.</param>
/// <param name="Content">Its text; line ends are <c>\n</c>, written as UTF-8 without a byte-order mark.</param>
public sealed record ReportFile(string Name, string Content);
