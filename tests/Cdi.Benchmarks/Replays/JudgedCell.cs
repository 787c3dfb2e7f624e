using System.Globalization;
using Cdi.Estimation.Replays;

namespace Cdi.Benchmarks.Replays;

/// <summary>A cell of a replay and, where its coverage fails, that of further trials.</summary>
/// <remarks>
/// The criterion of statistics §7 fails one cell in 2000 by chance, hence some cell of 200 in one run of ten. The verdict is
/// that of the first trials all the same; the further ones tell chance from fault.
/// </remarks>
/// <param name="Cell">What was measured.</param>
/// <param name="FollowUp">Coverage in further trials with seeds of their own; null where the criterion holds.</param>
internal sealed record JudgedCell(ReplayCell Cell, Coverage? FollowUp)
{
    /// <summary>Whether the criterion holds; a method that is not valid has nothing to hold.</summary>
    /// <param name="nominal">The level that intervals claim.</param>
    public bool Holds(double nominal) => !Cell.Method.IsValid || Cell.Coverage.Holds(nominal);

    /// <summary>The verdict as a table shows it.</summary>
    /// <param name="holds">The verdict.</param>
    public string Shown(bool holds) => (holds, FollowUp) switch
    {
        (true, _) => "yes",
        (false, { } more) => string.Create(
            CultureInfo.InvariantCulture,
            $"NO; in {more.Trials} further trials {more.Share:0.0000} "
                + $"({more.Lower(Coverage.CriterionLevel):0.000}–{more.Upper(Coverage.CriterionLevel):0.000})"),
        _ => "NO",
    };
}
