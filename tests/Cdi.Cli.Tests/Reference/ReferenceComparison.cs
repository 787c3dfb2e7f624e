namespace Cdi.Cli.Tests.Reference;

/// <summary>A number of a run beside its reference.</summary>
/// <param name="Family">The file of the case.</param>
/// <param name="Case">The case.</param>
/// <param name="Label">What is estimated, as the table names it.</param>
/// <param name="Method">The method.</param>
/// <param name="IsError">Whether it is a standard error and no estimate.</param>
/// <param name="Difference">The relative difference; of a reference of 0 the absolute one.</param>
public sealed record ReferenceComparison(string Family, string Case, string Label, string Method, bool IsError, double Difference);
