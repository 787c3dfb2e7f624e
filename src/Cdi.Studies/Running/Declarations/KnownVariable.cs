using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Running.Declarations;

/// <summary>A variable that is known of every text, with the words for it.</summary>
/// <param name="Shown">What it says of a text: <c>model says Y</c>, <c>year</c>.</param>
/// <param name="IsShare">Whether it is true or false of a text, so that its mean is a share.</param>
/// <param name="Values">n.</param>
internal sealed record KnownVariable(string Shown, bool IsShare, double[] Values)
{
    /// <summary>Whether the values are days since 1970, so that their mean is a date.</summary>
    public bool AreDays { get; init; }

    /// <summary>The variable as the check takes it.</summary>
    public AuxiliaryVariable Auxiliary => new(Shown, Values);
}
