namespace Cdi.Estimation.Literature;

/// <summary>A paper that a report cites.</summary>
/// <param name="Cited">As cited in a sentence, <c>Gligorić et al. 2024</c>.</param>
/// <param name="Entry">Its entry in the list of references.</param>
/// <param name="Url">Where it is found.</param>
public sealed record Reference(string Cited, string Entry, string Url);
