namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>Who is compared in a text, in a model of paired comparisons.</summary>
/// <param name="First">The column that names the player whose win is the event.</param>
/// <param name="Second">The column that names the other.</param>
/// <param name="Home">What the first player has for its place: a column (1, or −1 where the second has it); empty where every first has it; null where places
/// do not count.</param>
public sealed record ComparedPair(string First, string Second, string? Home);
