#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What a quotation mark at the start of a cell means.</summary>
public enum Quoting
{
    /// <summary>It opens a quoted cell (RFC 4180) that may hold delimiters and line ends; a cell that looks as if it had swallowed rows is refused
    /// (CDI9045).</summary>
    Checked,

    /// <summary><c>quotes = double</c>: it opens a quoted cell, whatever that holds.</summary>
    Double,

    /// <summary><c>quotes = none</c>: it is a character like any other; a line is a row.</summary>
    None,
}
