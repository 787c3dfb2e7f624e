namespace Cdi.Cli.Examination;

/// <summary>Something about the file that stands in the way of a valid estimate, or may.</summary>
/// <param name="Fact">The fact with its values, a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="IsGrave">Whether an estimate is wrong where nothing is done; otherwise the author must judge.</param>
internal sealed record Concern(string Fact, string Remedy, bool IsGrave);
