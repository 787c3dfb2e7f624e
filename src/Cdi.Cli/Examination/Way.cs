namespace Cdi.Cli.Examination;

/// <summary>Commands that lead from the file to a report.</summary>
/// <param name="Purpose">When to take this way; empty where there is no other.</param>
/// <param name="Commands">The commands, in order, as a shell reads them.</param>
internal sealed record Way(string Purpose, IReadOnlyList<string> Commands);
