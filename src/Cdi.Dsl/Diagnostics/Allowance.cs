using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Diagnostics;

/// <summary>A comment <c>// allow CDI5008: reason</c> of a study, with what it silences.</summary>
/// <param name="Code">The code that is allowed.</param>
/// <param name="Reason">Why the author accepts the fact; not empty.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Subject">The entry that it stands behind, or else the block around it, as diagnostics of the data name it: <c>sampling.given</c>,
/// <c>estimand.share</c>; empty outside of blocks.</param>
/// <param name="Silenced">Messages of the warnings that are left out for it; empty where only a run can give them.</param>
public sealed record Allowance(string Code, string Reason, string Path, int Line, string Subject, EquatableArray<string> Silenced);
