namespace Cdi.Studies;

/// <summary>A comment <c>// allow CDI5008: reason</c> of a spec.</summary>
/// <param name="Code">The code that is allowed.</param>
/// <param name="FileName">The file, without its folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Subject">The entry that the comment stands behind, <c>sampling.given</c>, or the block in whose first or last line it stands,
/// <c>estimand.share</c>; empty outside of blocks.</param>
/// <param name="Reason">Why the author accepts the fact.</param>
/// <param name="Facts">What it silences: messages of the compiler, and in a result those of the run too. Empty where it silences nothing so far.</param>
public sealed record SpecAllowance(string Code, string FileName, int Line, string Subject, string Reason, IReadOnlyList<string> Facts);
