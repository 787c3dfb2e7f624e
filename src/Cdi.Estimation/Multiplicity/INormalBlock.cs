namespace Cdi.Estimation.Multiplicity;

/// <summary>Correlated standard normal statistics.</summary>
internal interface INormalBlock
{
    /// <summary>P(no statistic is beyond c), and how far that may be from the exact one.</summary>
    /// <param name="bound">c.</param>
    (double Value, double Error) Within(double bound);

    /// <summary>The same probability, without how far it may be off.</summary>
    /// <param name="bound">c.</param>
    double ValueWithin(double bound) => Within(bound).Value;
}
