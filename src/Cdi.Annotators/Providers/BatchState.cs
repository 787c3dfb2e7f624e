namespace Cdi.Annotators.Providers;

/// <summary>How far a batch is.</summary>
/// <param name="Status">Whether, and how, it has ended.</param>
/// <param name="Done">Calls that have an end; 0 where the provider does not say.</param>
/// <param name="Detail">What the provider says of its failure, without any key; empty where it has not failed.</param>
public sealed record BatchState(BatchStatus Status, long Done, string Detail);
