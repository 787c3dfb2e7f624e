namespace Cdi.Reporting.Tables;

/// <summary>What a regression table shows, by default as R's modelsummary does: standard errors in parentheses, three decimals, no stars.</summary>
public sealed record TableStyle
{
    /// <summary>Names of estimands to show, in the order of the columns; empty: all.</summary>
    public IReadOnlyList<string> Estimands { get; init; } = [];

    /// <summary>Methods to show, as <c>human_only</c> or <c>human_only @ uniform</c>; empty: each study's own.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What stands below an estimate.</summary>
    public TableStatistic Statistic { get; init; }

    /// <summary>Whether estimates carry stars: + p &lt; 0.1, * p &lt; 0.05, ** p &lt; 0.01, *** p &lt; 0.001.</summary>
    public bool Stars { get; init; }

    /// <summary>Decimals of estimates and statistics, 0 to 8.</summary>
    public int Decimals { get; init; } = 3;
}
