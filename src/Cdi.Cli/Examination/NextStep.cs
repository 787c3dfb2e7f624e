namespace Cdi.Cli.Examination;

/// <summary>What to type next.</summary>
/// <param name="Advice">What must be decided or done first, a sentence each; empty where nothing.</param>
/// <param name="Ways">Commands to copy, each way complete in itself; more than one where the author must choose, none where no study is possible yet.</param>
internal sealed record NextStep(IReadOnlyList<string> Advice, IReadOnlyList<Way> Ways);
