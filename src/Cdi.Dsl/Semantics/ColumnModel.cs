using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>A declared column of the corpus.</summary>
/// <param name="Name">The declared name; <c>device[3]</c> for a member of a family.</param>
/// <param name="Family">Name of the family that it belongs to; null for a column of its own.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Type">What the cells are.</param>
/// <param name="Source">Header in the file; null for a computed column.</param>
/// <param name="Levels">Declared levels of a factor, or of an <c>ordered</c> column, lowest first; empty where there are none.</param>
/// <param name="Reference">Reference level of a <c>factor</c>; null where none is given.</param>
/// <param name="Lexicon">For <c>contains_any</c>: what is looked for, and where; null otherwise.</param>
/// <param name="Conditions">For an indicator of a comparison: what one column of the file must meet; empty otherwise.</param>
public sealed record ColumnModel(
    string Name,
    string? Family,
    Place Place,
    string Documentation,
    ColumnType Type,
    string? Source,
    EquatableArray<string> Levels,
    string? Reference,
    LexiconMatchModel? Lexicon,
    EquatableArray<ConditionModel> Conditions)
{
    /// <summary>How formulas code a factor; null for its type's own way.</summary>
    public ContrastKind? Contrasts { get; init; }

    /// <summary>The basis that the column is one of, computed of all rows of another; null otherwise.</summary>
    public BasisColumn? Basis { get; init; }

    /// <summary>Whether no line declares it: a formula asks for it.</summary>
    [CompilerNote]
    public bool IsImplied { get; init; }

    /// <summary>Whether no row need have the level that it asks for: a player may always stand on the other side.</summary>
    [CompilerNote]
    public bool MayHaveNoRow { get; init; }

    /// <summary>Whether the cells are numbers, so that the column can be a regressor.</summary>
    public bool IsNumeric => Type is ColumnType.Indicator or ColumnType.Number or ColumnType.Count;

    /// <summary>What the column is a copy of, for the structural rank.</summary>
    public VariableOrigin Origin => !Conditions.IsEmpty
        ? new VariableOrigin(string.Join(" and ", Conditions.Select(condition => condition.Written)), true)
        : Lexicon is { } match
        ? new VariableOrigin($"{match.TextColumn}~{match.Match}~{string.Join("~", match.Lexicon.Words)}", true)
        : new VariableOrigin(Source ?? Name, Type == ColumnType.Indicator);
}
