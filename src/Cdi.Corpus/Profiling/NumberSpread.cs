namespace Cdi.Corpus;

/// <summary>The numbers of a column, without those in use as codes of "no answer".</summary>
/// <param name="Minimum">Smallest; where there is none, positive infinity.</param>
/// <param name="Maximum">Largest; where there is none, negative infinity.</param>
/// <param name="Distinct">How many different ones, counted up to <see cref="CorpusProfile.MostValues"/> and one more.</param>
/// <param name="AreWhole">Whether all numbers, codes included, are whole.</param>
internal sealed record NumberSpread(double Minimum, double Maximum, int Distinct, bool AreWhole);
