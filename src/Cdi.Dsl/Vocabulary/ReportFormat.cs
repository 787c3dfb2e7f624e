#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>A kind of report file.</summary>
public enum ReportFormat
{
    /// <summary>A self-contained page, <c>report.html</c>.</summary>
    Html,

    /// <summary><c>report.md</c>.</summary>
    Markdown,

    /// <summary><c>result.json</c>.</summary>
    Json,

    /// <summary><c>estimates.csv</c> and <c>glance.csv</c>.</summary>
    Csv,

    /// <summary>Regression tables in LaTeX, <c>tables.tex</c>.</summary>
    Tex,

    /// <summary>Regression tables as a Word document, <c>tables.docx</c>.</summary>
    Docx,
}
