namespace Cdi.Dsl.Emit;

/// <summary>One emitted C# file.</summary>
/// <param name="HintName">Its name, unique within the study: <c>PolitenessHedge.Kernels.g.cs</c>.</param>
/// <param name="Text">Its text; lines end in <c>\n</c>.</param>
public sealed record EmittedSource(string HintName, string Text);
