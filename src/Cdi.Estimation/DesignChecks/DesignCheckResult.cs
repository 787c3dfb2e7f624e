using System.Collections.Immutable;

namespace Cdi.Estimation.DesignChecks;

/// <summary>What the data say about a declared design.</summary>
public sealed record DesignCheckResult
{
    /// <summary>Rows labelled.</summary>
    public required int Labelled { get; init; }

    /// <summary>n.</summary>
    public required int Rows { get; init; }

    /// <summary>Units that could have been drawn or not: rows or clusters with π &lt; 1.</summary>
    public required int UnitsAtRisk { get; init; }

    /// <summary>The tests of single quantities, in the order asked for, counts and totals first. Quantities that the design fixes are left out.</summary>
    public required ImmutableArray<VariableCheck> Variables { get; init; }

    /// <summary>The joint test; null where fewer than two quantities could be tested.</summary>
    public required JointCheck? Joint { get; init; }

    /// <summary>The smallest adjusted p-value; 1 where nothing could be tested.</summary>
    public double SmallestPValue => Math.Min(Variables.Select(each => each.AdjustedPValue).DefaultIfEmpty(1).Min(), Joint?.AdjustedPValue ?? 1);

    /// <summary>The quantity with the smallest p-value, the first of equals; null where none was tested.</summary>
    public VariableCheck? Worst => Variables.MinBy(each => each.PValue);
}
