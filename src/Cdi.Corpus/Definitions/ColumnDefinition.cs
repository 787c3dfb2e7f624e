namespace Cdi.Corpus;

/// <summary>One declared column of a corpus: <c>name: type from source</c>, or a computed indicator.</summary>
/// <param name="Name">Name within the study.</param>
/// <param name="Type">What the column holds.</param>
public sealed record ColumnDefinition(string Name, ColumnType Type)
{
    /// <summary>Name of the column in the file; the declared name unless set. Not read for a computed column.</summary>
    public string SourceColumn { get; init; } = Name;

    /// <summary>Whether a missing value is an error (CDI9010); otherwise it is NaN, an empty text or the level −1.</summary>
    public bool Required { get; init; }

    /// <summary>Levels of a factor or ordered column, lowest first; a value outside them is CDI9002. Empty for a factor whose levels come from the
    /// file.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>The reference level of a factor, always level 0; null: the first level.</summary>
    public string? Reference { get; init; }

    /// <summary>The rule of an indicator computed from a text, or null.</summary>
    public ContainsAny? Computed { get; init; }

    /// <summary>The declared column whose cells this one reads, where a formula takes them for a factor; null for a column with cells of its own.</summary>
    public string? CellsOf { get; init; }

    /// <summary>Whether no row need have the level that its condition names.</summary>
    public bool MayHaveNoRow { get; init; }

    /// <summary>The basis of a column that is computed of all rows of another, or null.</summary>
    public BasisColumn? Basis { get; init; }

    /// <summary>The conditions of an indicator that is 1 where a column meets them all, 0 where not; they name one column of the file. Empty for other
    /// columns.</summary>
    public IReadOnlyList<RowCondition> Conditions { get; init; } = [];
}
