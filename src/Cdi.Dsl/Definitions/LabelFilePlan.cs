using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Definitions;

/// <summary>A file of labels beside the corpus, joined to it by key.</summary>
/// <param name="Source">Path relative to the spec, or URL.</param>
/// <param name="KeyColumn">Header of the column with the keys of texts.</param>
/// <param name="AnnotatorColumn">Header of the column that says who gave each label; null where each text has one label.</param>
/// <param name="Only">The annotators whose labels are read; empty for all.</param>
/// <param name="Sha256">Lower-case hex of the file's SHA-256; null where the spec gives none.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="Sheet">The sheet of a workbook; null for the first one.</param>
/// <param name="Delimiter">The character between cells; null for the one of the format.</param>
/// <param name="Decimal">The character before decimals; null for a point.</param>
/// <param name="Quotes">What quotation marks mean; null where cells that look as if they held rows are refused.</param>
/// <param name="Missing">Cells that mean "no value".</param>
public sealed record LabelFilePlan(
    string Source,
    string KeyColumn,
    string? AnnotatorColumn,
    EquatableArray<string> Only,
    string? Sha256,
    CorpusFormat Format,
    string? Sheet,
    string? Delimiter,
    string? Decimal,
    Quoting? Quotes,
    EquatableArray<string> Missing);
