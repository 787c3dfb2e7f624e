namespace Cdi.Reporting;

/// <summary>What a term is forecast to have with a number of labels; on the scale of its interval.</summary>
/// <param name="Labels">The number.</param>
/// <param name="StandardError">Its standard error; null where it is not known.</param>
/// <param name="HalfWidth">Half the width of its interval, on the reported scale; null where it has none with two ends.</param>
/// <param name="Detectable">The smallest difference from the null that a test finds with the power of the plan.</param>
/// <param name="PeopleAlone">The standard error of people alone, drawn uniformly; null where it is not known.</param>
/// <param name="Price">What the labels cost; null where the spec names no pay.</param>
public sealed record PlanPoint(int Labels, double? StandardError, double? HalfWidth, double? Detectable, double? PeopleAlone, decimal? Price);
