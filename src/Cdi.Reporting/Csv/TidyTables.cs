using System.Globalization;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Csv;

/// <summary>Tables with the column names of R's broom: one row per estimate, and one row per fitted model.</summary>
internal static class TidyTables
{
    /// <summary><c>estimates.csv</c>: broom's columns first, then what tells the rows apart.</summary>
    /// <remarks>As in <c>tidy(fit, exponentiate = TRUE)</c> a ratio stands beside the standard error of its logarithm, by which its statistic was formed;
    /// <c>std.error.scale</c> says so.
    /// The statistic is the difference from <c>null.value</c> on that scale, divided by <c>std.error.null</c>.</remarks>
    public static string Estimates(StudyResult result)
    {
        var table = new CsvTable(
            "term", "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
            "conf.level", "estimand", "method", "design", "primary", "scale", "std.error.scale", "generalise", "labels", "lambda", "ess", "valid", "truth",
                "critical.value", "clusters", "df", "null.value", "std.error.null", "caution");
        foreach (var row in result.Estimates)
        {
            table.Cell(row.Term).Cell(row.Point).Cell(row.FunctionStandardError).Cell(row.Statistic).Cell(row.PValue).Cell(row.Lower).Cell(row.Upper);
            table.Cell(row.Level).Cell(row.Estimand).Cell(row.Method.Name).Cell(row.Design).Cell(row.Primary).Cell(row.Scale.Name).Cell(row.Scale.FunctionName);
            table.Cell(Names.Of(row.Generalise)).Cell(row.Labels.Count).Cell(row.Lambda).Cell(row.EffectiveSampleSize).Cell(row.Valid).Cell(row.Truth);
            table.Cell(row.CriticalValue).Cell((double?)row.Clusters).Cell(row.DegreesOfFreedom).Cell(row.NullValue).Cell(row.NullStandardError);
            table.Cell(row.Caution);
            table.EndLine();
        }

        return table.ToString();
    }

    /// <summary><c>glance.csv</c>: one row per estimand, method and sample.</summary>
    public static string Glance(StudyResult result)
    {
        var table = new CsvTable(
            "estimand", "method", "design", "nobs", "labels", "terms", "lambda", "conf.level", "generalise", "valid", "seed", "spec_sha256", "corpus_sha256");
        foreach (var fit in result.Estimates.GroupBy(row => (row.Estimand, row.Method.Name, row.Design)))
        {
            var first = fit.First();
            table.Cell(first.Estimand).Cell(first.Method.Name).Cell(first.Design).Cell(result.Corpus.Kept).Cell(first.Labels.Count).Cell(fit.Count());
            table.Cell(first.Lambda).Cell(first.Level).Cell(Names.Of(first.Generalise)).Cell(first.Valid);
            table.Cell(result.Seed.ToString(CultureInfo.InvariantCulture)).Cell(result.Spec.Sha256).Cell(result.Corpus.Sha256);
            table.EndLine();
        }

        return table.ToString();
    }
}
