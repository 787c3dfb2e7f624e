namespace Cdi.Estimation.Rectification;

/// <summary>The estimate at which λ is tuned.</summary>
internal enum TuningPilot
{
    /// <summary>The human-only estimate (statistics.md §4).</summary>
    HumanOnly,

    /// <summary>The estimate with λ = 1, as ppi_py and the CDI code do.</summary>
    Rectified,
}
