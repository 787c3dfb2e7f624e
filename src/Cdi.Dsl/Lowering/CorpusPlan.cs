using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Where the texts come from, and which columns the study reads.</summary>
/// <param name="Name">Name of the corpus.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Source">Path relative to the spec, or URL.</param>
/// <param name="Sha256">Lower-case hex of the file's SHA-256; null where the spec gives none.</param>
/// <param name="Rows">Rows that the file must have before <paramref name="Keep"/>; null where the spec gives none.</param>
/// <param name="KeyColumn">Column of the file that identifies a text; null for the row number.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="Sheet">The sheet of a workbook; null for the first one.</param>
/// <param name="Delimiter">The character between cells; null for the one of the format.</param>
/// <param name="Decimal">The character before decimals; null for a point.</param>
/// <param name="Quotes">What quotation marks mean; null where cells that look as if they held rows are refused.</param>
/// <param name="Missing">Cells that mean "no value".</param>
/// <param name="Keep">What the rows kept meet; empty where all are kept. Rows kept are the population.</param>
/// <param name="Columns">Declared columns, in order of the spec.</param>
/// <param name="Probabilities">Columns of the file with probabilities of given labels; empty where none are given so.</param>
public sealed record CorpusPlan(
    string Name,
    string Documentation,
    string Source,
    string? Sha256,
    int? Rows,
    string? KeyColumn,
    CorpusFormat Format,
    string? Sheet,
    string? Delimiter,
    string? Decimal,
    Quoting? Quotes,
    EquatableArray<string> Missing,
    EquatableArray<ConditionPlan> Keep,
    EquatableArray<ColumnPlan> Columns,
    EquatableArray<ProbabilityPlan> Probabilities = default)
{
    /// <summary>Declared column with the number of texts that a row stands for; null where every row is one.</summary>
    public string? Frequency { get; init; }
}
