using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Problems;

/// <summary>Groups whose effects a linear model has beside its terms, solved for and not reported, as with a dummy variable for each.</summary>
/// <remarks>The kernel of such a model reads, behind the columns of its terms, a column for the effect of a row and one for every parameter, which are filled
/// in, and its last parameter is an effect: that of emitted code.</remarks>
public sealed class AbsorbedEffects
{
    /// <summary>Describes groupings.</summary>
    /// <param name="groupings">Of each of one or two groupings the group of every row, from 0.</param>
    /// <exception cref="ArgumentException">There are none or more than two, or their lengths differ.</exception>
    public AbsorbedEffects(IReadOnlyList<int[]> groupings)
    {
        ArgumentNullException.ThrowIfNull(groupings);
        Groups = new EffectGroups([.. groupings]);
    }

    /// <summary>The groups.</summary>
    internal EffectGroups Groups { get; }

    /// <summary>The M-estimator of the terms: that of a kernel without its last parameter, the effect.</summary>
    /// <param name="kernel">The M-estimator of the kernel.</param>
    public static MEstimator Slopes(MEstimator kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return new WithoutLastParameter(kernel);
    }
}
