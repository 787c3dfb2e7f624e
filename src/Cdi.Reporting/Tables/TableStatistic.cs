namespace Cdi.Reporting.Tables;

/// <summary>What stands below an estimate in a regression table.</summary>
public enum TableStatistic
{
    /// <summary>The standard error on the scale of the estimate, in parentheses; of a ratio by the delta method.</summary>
    StandardError,

    /// <summary>The interval, in brackets.</summary>
    Interval,

    /// <summary>The two-sided p-value, in parentheses.</summary>
    PValue,

    /// <summary>Nothing.</summary>
    None,
}
