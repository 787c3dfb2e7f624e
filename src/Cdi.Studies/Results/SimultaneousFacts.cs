namespace Cdi.Studies.Results;

/// <summary>By what the intervals of all estimands hold together, for one method on one sample.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Design">Name of the design of its sample.</param>
/// <param name="CriticalValue">c: the largest of the statistics of all estimands exceeds it with probability α.</param>
/// <param name="Error">How far it may be from the exact one: three standard errors where a lattice was needed, next to 0 elsewhere.</param>
/// <param name="Level">The level of each interval.</param>
public sealed record SimultaneousFacts(string Method, string Design, double CriticalValue, double Error, double Level);
