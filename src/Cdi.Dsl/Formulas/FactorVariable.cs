using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>A variable of a formula that has levels: a term of it is coded into columns.</summary>
/// <param name="Name">As R prints it: <c>f</c>, <c>factor(u, levels = c(1, 2))</c>, <c>C(f, contr.sum)</c>.</param>
/// <param name="Factor">What it is coded from; two codings of one factor name the same.</param>
/// <param name="Levels">The levels in the order of coding, two or more.</param>
/// <param name="Contrasts">How it is coded where its margin is in the model.</param>
public sealed record FactorVariable(string Name, string Factor, EquatableArray<FactorLevel> Levels, ContrastMatrix Contrasts);
