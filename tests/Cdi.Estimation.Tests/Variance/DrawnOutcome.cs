namespace Cdi.Estimation.Tests.Variance;

/// <summary>How the outcomes of a simulated corpus depend on the sizes by which it is drawn.</summary>
public enum DrawnOutcome
{
    /// <summary>Normal, with a deviation in proportion to size: what the design is made for.</summary>
    InProportion,

    /// <summary>The same about a mean of 1, so that y/π differs most where π does.</summary>
    Shifted,

    /// <summary>Normal, whatever the size.</summary>
    Unrelated,

    /// <summary>1 with probability .05 times size, otherwise 0, and a little noise, so that no draw is constant.</summary>
    Rare,
}
