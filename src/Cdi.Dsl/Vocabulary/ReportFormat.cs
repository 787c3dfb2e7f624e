namespace Cdi.Dsl.Vocabulary;

/// <summary>A kind of report file.</summary>
public enum ReportFormat
{
    /// <summary>A self-contained page.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary><c>result.json</c>.</summary>
    Json,

    /// <summary>Tidy and glance tables.</summary>
    Csv,
}
