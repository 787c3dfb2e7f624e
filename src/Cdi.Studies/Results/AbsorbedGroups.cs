namespace Cdi.Studies.Results;

/// <summary>A column whose groups have effects in a linear predictor that were solved for and are not reported.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Column">The column.</param>
/// <param name="Groups">How many groups the corpus has.</param>
/// <param name="Labelled">How many of them hold a labelled text; human labels alone say nothing of the others.</param>
public sealed record AbsorbedGroups(string Estimand, string Column, int Groups, int Labelled);
