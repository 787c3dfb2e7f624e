using System.Collections.Immutable;

namespace Cdi.Estimation.MEstimation;

/// <summary>What the columns of an instrumented linear model hold: x̂ of each parameter, its x, the outcome, and the instruments.</summary>
/// <param name="FeatureOf">d: the feature that multiplies x of a parameter, 0 where x is a column alone.</param>
/// <param name="OutcomeFeature">The feature that multiplies the column of the outcome; 0 where that is the outcome itself.</param>
/// <param name="Instruments">q, not fewer than d.</param>
/// <param name="Features">M.</param>
internal sealed record InstrumentedLayout(ImmutableArray<int> FeatureOf, int OutcomeFeature, int Instruments, int Features)
{
    /// <summary>d.</summary>
    public int Parameters => FeatureOf.Length;

    /// <summary>Position of the outcome among the columns.</summary>
    public int Outcome => 2 * Parameters;

    /// <summary>Position of the first instrument among the columns.</summary>
    public int FirstInstrument => Outcome + 1;

    /// <summary>All columns.</summary>
    public int Columns => FirstInstrument + Instruments;
}
