namespace Cdi.Estimation.Tests.Variance;

/// <summary>What is compared between two arms; equal means.</summary>
public enum ArmOutcome
{
    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Normal, with twice the deviation in the small arm.</summary>
    NormalTwice,

    /// <summary>0 or 1, 1 with probability .4.</summary>
    Binary,
}
