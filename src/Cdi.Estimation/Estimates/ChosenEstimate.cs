namespace Cdi.Estimation.Estimates;

/// <summary>The estimate that was chosen for being the largest, or the smallest, of several.</summary>
/// <param name="Estimand">Its index.</param>
/// <param name="Candidates">Those that could have been chosen in its place, itself among them; ascending as they were given.</param>
/// <param name="Alpha">α of its interval, formed as if it had not been chosen.</param>
public sealed record ChosenEstimate(int Estimand, IReadOnlyList<int> Candidates, double Alpha);
