using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>The texts and their columns.</summary>
/// <param name="Name">Name of the corpus.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Source">Path relative to the spec, or URL.</param>
/// <param name="Sha256">Lower-case hex of the file's SHA-256; null where absent or wrong.</param>
/// <param name="HasNoHash">Whether the block says nothing of a hash, right or wrong.</param>
/// <param name="Rows">Rows that the file must have.</param>
/// <param name="Key">The declared column that identifies a text, or <c>row_number</c>; null where absent or wrong.</param>
/// <param name="IsKeyRowNumber">Whether rows are told apart by their number, said or by default.</param>
/// <param name="Format">How the file is written; null where the name of the file says it.</param>
/// <param name="Sheet">The sheet of a workbook; null for the first one.</param>
/// <param name="Delimiter">The character between cells; null for the one of the format.</param>
/// <param name="Decimal">The character before decimals; null for a point.</param>
/// <param name="Quotes">What quotation marks mean; null where cells that look as if they held rows are refused.</param>
/// <param name="Missing">Cells that mean "no value"; null where not given.</param>
/// <param name="Keep">What the rows kept meet; empty where all are kept.</param>
/// <param name="Columns">Declared columns, in order of the file; families written out.</param>
public sealed record CorpusModel(
    string Name,
    Place Place,
    string Documentation,
    Located<string>? Source,
    Located<string>? Sha256,
    [property: CompilerNote] bool HasNoHash,
    Located<Texts>? Rows,
    Located<string>? Key,
    bool IsKeyRowNumber,
    Located<CorpusFormat>? Format,
    string? Sheet,
    string? Delimiter,
    string? Decimal,
    Quoting? Quotes,
    EquatableArray<string>? Missing,
    EquatableArray<ConditionModel> Keep,
    EquatableArray<ColumnModel> Columns)
{
    /// <summary>Declared column with the number of texts that a row stands for; null where every row is one.</summary>
    public Located<string>? Frequency { get; init; }

    /// <summary>Declared column by which estimands weigh a text where they name none; null where every text counts once.</summary>
    public Located<string>? Weight { get; init; }

    /// <summary>Declared column whose equal values are a cluster where estimands name none; null where rows are independent.</summary>
    public Located<string>? Cluster { get; init; }

    /// <summary>Declared column whose groups its texts were sampled from one by one, where estimands name none; null where there are none.</summary>
    public Located<string>? Strata { get; init; }

    /// <summary>Declared column with the size of each stratum's population, or the share of it that was sampled, where estimands name none.</summary>
    public Located<string>? PopulationSize { get; init; }

    /// <summary>Totals of the population to which weights are calibrated; null where none are known.</summary>
    public Located<PopulationTotals>? Totals { get; init; }

    /// <summary>The declared column with this name; null where there is none.</summary>
    public ColumnModel? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The columns of a family, in order; empty where there is no such family.</summary>
    public IEnumerable<ColumnModel> Family(string name) => Columns.Where(column => column.Family == name);
}
