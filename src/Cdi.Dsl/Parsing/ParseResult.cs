using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Parsing;

/// <summary>What the parser makes of a file: always a tree, and what is wrong with it.</summary>
/// <param name="Syntax">The tree; lines that fit no rule are <see cref="SkippedSyntax"/>.</param>
/// <param name="Diagnostics">CDI1001, CDI1002 and CDI1003, in the order of the file; empty for a well-formed file.</param>
public sealed record ParseResult(StudySyntax Syntax, EquatableArray<Diagnostic> Diagnostics);
