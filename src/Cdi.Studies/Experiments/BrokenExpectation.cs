using System.Globalization;
using Cdi.Estimation.Replays;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>A promise that a cell does not keep.</summary>
/// <param name="Expectation">The promise.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Value">What was measured; NaN where there is no number, which keeps no promise.</param>
public sealed record BrokenExpectation(ExpectationDefinition Expectation, ExperimentCell Cell, double Value)
{
    private const int FewestIntervals = 20;

    /// <summary>What was measured, with its error; of a coverage that few intervals tell, how many there are.</summary>
    public string Found
    {
        get
        {
            var (found, trials) = (MeasureText.Of(Cell.Measured, Expectation.Measure), Trials(Cell));
            return SaysTooLittle(Expectation, Cell)
                ? string.Create(CultureInfo.InvariantCulture, $"{found}; {Intervals(Cell)} of {trials} trials have an interval, too few to judge coverage by")
                : found;
        }
    }

    /// <summary>Whether a promise is about coverage and fewer than half of the trials, or fewer than 20 of them, have an interval: exact limits of so few
    /// reach any level.</summary>
    internal static bool SaysTooLittle(ExpectationDefinition promise, ExperimentCell cell) =>
        promise.Measure is MeasureKind.Coverage or MeasureKind.CoverageLow or MeasureKind.CoverageHigh
        && (Intervals(cell) < FewestIntervals || (2 * Intervals(cell)) < Trials(cell));

    private static int Trials(ExperimentCell cell) => cell.Measured.Coverage.Trials + cell.Measured.Withheld;

    private static int Intervals(ExperimentCell cell) => cell.Measured.Coverage.Trials - cell.Measured.Failures;
}
