using System.Globalization;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>What became of the expectations of a study, in words.</summary>
internal static class ExpectationText
{
    /// <summary>Heading of the section.</summary>
    public const string Title = "Expectations";

    /// <summary>A sentence for each.</summary>
    /// <param name="result">The result.</param>
    public static IEnumerable<string> Sentences(StudyResult result) => result.Expectations.Select(each =>
        $"expect {each.Expectation.Bound.Written}, {each.Estimate.Estimand} ({each.Estimate.Term}): "
            + $"{(each.Holds ? "holds" : "does not hold")}, {Found(each)}.");

    private static string Found(ExpectedEstimate expected) =>
        expected.Value is { } value ? value.ToString("G6", CultureInfo.InvariantCulture) : "for there is no such number";
}
