namespace Cdi.Estimation.MEstimation;

/// <summary>Why labelled rows have no weights that give what is known of every row.</summary>
public enum CalibrationFault
{
    /// <summary>Among labelled rows one column follows from the others.</summary>
    Dependent,

    /// <summary>No weights give the totals.</summary>
    OutOfReach,

    /// <summary>The weight of a row would be below 0.</summary>
    BelowZero,
}
