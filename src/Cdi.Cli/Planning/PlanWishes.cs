namespace Cdi.Cli.Planning;

/// <summary>What a plan shall reach.</summary>
/// <param name="HalfWidth">Half the width of intervals, on the reported scale; null where nothing is wished.</param>
/// <param name="Effect">A difference from the null that a test shall find, on the scale of intervals; null where nothing is wished.</param>
/// <param name="Power">The probability with which it shall.</param>
internal sealed record PlanWishes(double? HalfWidth, double? Effect, double Power)
{
    /// <summary>The power that studies are planned with unless they say otherwise (Cohen 1988).</summary>
    public const double UsualPower = 0.8;
}
