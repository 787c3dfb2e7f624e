namespace Cdi.Studies.Results;

/// <summary>A group from which a fixed number of texts was drawn; texts that prompts show as examples are left out.</summary>
/// <param name="Group">Its value in the column of groups; empty where that is missing.</param>
/// <param name="Texts">Its texts, at least 1.</param>
/// <param name="Labelled">Those that were labelled.</param>
/// <param name="Probability">π of each, in (0, 1]; the mean where they differ.</param>
public sealed record GroupDraw(string Group, int Texts, int Labelled, double Probability);
