namespace Cdi.Corpus;

/// <summary>A comparison that a row meets or not: part of <c>keep</c>, or what a computed indicator says.</summary>
/// <param name="Column">Name of a declared column. Numbers, dates and ordered levels compare in their order; texts, identifiers and factors by equality
/// only.</param>
/// <param name="Comparison">How the column is compared.</param>
/// <param name="Values">One value, the two ends of <see cref="RowComparison.Between"/>, or those of <see cref="RowComparison.AnyOf"/>, none for
/// <see cref="RowComparison.Present"/> and <see cref="RowComparison.Absent"/>: a number in invariant notation, an ISO date, a level or a text.</param>
public sealed record RowCondition(string Column, RowComparison Comparison, IReadOnlyList<string> Values)
{
    /// <summary>A condition with one value.</summary>
    /// <param name="column">Name of a declared column.</param>
    /// <param name="comparison">How the column is compared.</param>
    /// <param name="value">The value.</param>
    public RowCondition(string column, RowComparison comparison, string value)
        : this(column, comparison, [value])
    {
    }

    /// <summary>The condition as the spec writes it: <c>year in 2010..2015</c>.</summary>
    public string Written { get; init; } = "";
}
