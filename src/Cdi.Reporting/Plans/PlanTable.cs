using Cdi.Reporting.Csv;

namespace Cdi.Reporting.Plans;

/// <summary><c>plan.csv</c>: a row for each term, method and number of labels.</summary>
internal static class PlanTable
{
    /// <summary>What the first line begins with.</summary>
    public const string Mark = "estimand,term,method,design,scale,primary,labels,standard_error,";

    public static string Of(PlanSheet plan)
    {
        var table = new CsvTable([.. Mark.Split(',', StringSplitOptions.RemoveEmptyEntries), "half_width", "detectable", "power", "people_alone_error", "price",
            "currency"]);
        foreach (var curve in plan.Curves)
        {
            foreach (var point in curve.Points)
            {
                table.Cell(curve.Estimand).Cell(curve.Term).Cell(curve.Method).Cell(curve.Design).Cell(curve.Scale).Cell(curve.IsPrimary).Cell(point.Labels)
                    .Cell(point.StandardError).Cell(point.HalfWidth).Cell(point.Detectable).Cell((double?)plan.Power).Cell(point.PeopleAlone)
                    .Cell((double?)point.Price).Cell(plan.Currency ?? "NA");
                table.EndLine();
            }
        }

        return table.ToString();
    }
}
