namespace Cdi.Reporting.Tables;

/// <summary>How a regression table is written.</summary>
public enum TableFormat
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>LaTeX with booktabs.</summary>
    Tex,

    /// <summary>A Word document.</summary>
    Docx,
}
