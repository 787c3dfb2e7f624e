using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A declared column of the corpus.</summary>
/// <param name="Name">The declared name, as formulas use it.</param>
/// <param name="PropertyName">The name of the emitted property.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Type">What the cells are.</param>
/// <param name="SourceColumn">Header in the file; null for a computed column.</param>
/// <param name="Levels">Declared levels of a factor, or of an <c>ordered</c> column, lowest first; empty where there are none.</param>
/// <param name="Reference">Reference level of a <c>factor</c>; null for the first in the file.</param>
/// <param name="Lexicon">For <c>contains_any</c>: what is looked for, and where; null otherwise.</param>
/// <param name="Conditions">For an indicator of a comparison: what one column of the file must meet; empty otherwise.</param>
public sealed record ColumnPlan(
    string Name,
    string PropertyName,
    string Documentation,
    ColumnType Type,
    string? SourceColumn,
    EquatableArray<string> Levels,
    string? Reference,
    LexiconMatchPlan? Lexicon,
    EquatableArray<ConditionPlan> Conditions)
{
    /// <summary>The basis that the column is one of, computed of all rows of another; null otherwise.</summary>
    public BasisColumn? Basis { get; init; }

    /// <summary>Whether no line declares it: a formula asks for it. Such columns stand last.</summary>
    [CompilerNote]
    public bool IsImplied { get; init; }

    /// <summary>Whether no row need have the level that it asks for.</summary>
    [CompilerNote]
    public bool MayHaveNoRow { get; init; }
}
