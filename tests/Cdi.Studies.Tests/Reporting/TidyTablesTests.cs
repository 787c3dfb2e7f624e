using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public class TidyTablesTests
{
    [Fact]
    public void The_first_columns_are_those_of_broom()
    {
        var lines = Lines("estimates.csv");

        Assert.StartsWith("term,estimate,std.error,statistic,p.value,conf.low,conf.high,", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.Equal(SampleResult.Create().Estimates.Count, lines.Length - 1);
    }

    [Fact]
    public void What_is_not_known_is_NA_and_what_is_infinite_is_Inf()
    {
        var result = SampleResult.Create();
        var row = result.Estimates[0] with { Lower = double.NegativeInfinity, PValue = null, Truth = null };
        var lines = Lines("estimates.csv", result with { Estimates = [row] }).Select(line => line.Split(',')).ToList();
        string Cell(string column) => lines[1][Array.IndexOf(lines[0], column)];

        Assert.Equal(("NA", "-Inf", "NA", "NA"), (Cell("p.value"), Cell("conf.low"), Cell("truth"), Cell("df")));
    }

    [Fact]
    public void A_ratio_stands_beside_the_standard_error_of_its_logarithm_by_which_its_statistic_was_formed()
    {
        var result = SampleResult.Create();
        var row = result.Estimates[0] with
        {
            Scale = Estimation.MEstimation.Scale.OddsRatio, Point = 2, StandardError = 0.5, FunctionStandardError = 0.25, Statistic = Math.Log(2) / 0.25,
        };
        var lines = Lines("estimates.csv", result with { Estimates = [row] }).Select(line => line.Split(',')).ToList();
        double Number(string column) => double.Parse(lines[1][Array.IndexOf(lines[0], column)], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("log odds ratio", lines[1][Array.IndexOf(lines[0], "std.error.scale")]);
        Assert.Equal(Number("statistic"), Math.Log(Number("estimate")) / Number("std.error"), 1e-12);
    }

    [Fact]
    public void Cells_with_commas_and_quotes_are_quoted()
    {
        var result = SampleResult.Create();
        var row = result.Estimates[0] with { Term = "poly(x, 2)\"a\"" };

        Assert.StartsWith("\"poly(x, 2)\"\"a\"\"\",", Lines("estimates.csv", result with { Estimates = [row] })[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Glance_has_a_row_for_each_estimand_method_and_sample()
    {
        var fits = SampleResult.Create().Estimates.DistinctBy(row => (row.Estimand, row.Method, row.Design)).Count();

        Assert.Equal(fits, Lines("glance.csv").Length - 1);
    }

    private static string[] Lines(string name, StudyResult? result = null) =>
        ReportWriter.Render(result ?? SampleResult.Create(), [ReportFormat.Csv]).Single(file => file.Name == name).Content.TrimEnd('\n').Split('\n');
}
