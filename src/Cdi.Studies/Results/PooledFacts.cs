namespace Cdi.Studies.Results;

/// <summary>What a group has beside its own estimate: a value drawn towards the mean of all groups.</summary>
/// <param name="Point">The value, on the reported scale.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Own">What the group's own estimate counts, from 0 to 1; the mean of all counts the rest.</param>
/// <param name="Mean">The mean of all groups, on the reported scale.</param>
/// <param name="Between">Standard deviation of true values between groups, on the scale of the interval.</param>
/// <param name="Level">Of the interval, on average over groups.</param>
public sealed record PooledFacts(double Point, double Lower, double Upper, double Own, double Mean, double Between, double Level);
