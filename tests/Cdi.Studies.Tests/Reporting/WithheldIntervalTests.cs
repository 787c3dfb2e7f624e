using System.Text.Json;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>A primary estimate that the data give no interval for: every report says so where the interval would stand.</summary>
public class WithheldIntervalTests
{
    private const string Reason = "interval withheld: 1 labelled text has `hedge = 1`";

    [Fact]
    public void The_page_says_withheld_and_why_and_draws_no_whisker()
    {
        var (given, page) = (Render(SampleResult.Create(), ReportFormat.Html), Render(Withheld(), ReportFormat.Html));

        Assert.Contains("90\u00a0% interval <b>withheld</b></p>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note bad\">interval withheld: 1 labelled text has <code>hedge = 1</code>.</p>", page, StringComparison.Ordinal);
        Assert.Contains("interval withheld\">", page, StringComparison.Ordinal);
        Assert.Equal(Count(given, "<line class=\"whisker primary\"") - 3, Count(page, "<line class=\"whisker primary\""));
        Assert.Equal(Count(given, "class=\"marker primary\""), Count(page, "class=\"marker primary\""));
        Assert.DoesNotContain("inside the interval", page[..page.IndexOf("</article>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_says_withheld_and_why()
    {
        var page = Render(Withheld(), ReportFormat.Markdown);

        Assert.Contains("| withheld |", page.Replace("90\u00a0% ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("interval withheld: 1 labelled text has", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_null_for_both_ends_and_for_p_beside_the_degrees_of_freedom()
    {
        var row = JsonDocument.Parse(Render(Withheld(), ReportFormat.Json)).RootElement.GetProperty("estimates")[0];

        Assert.All(["lower", "upper", "p_value"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
        Assert.Equal((1.25, Reason), (row.GetProperty("df").GetDouble(), row.GetProperty("caution").GetString()));
        Assert.Equal(JsonValueKind.Number, row.GetProperty("se").ValueKind);
    }

    [Fact]
    public void The_tidy_table_has_NA_for_what_is_withheld()
    {
        var cells = ReportWriter.Render(Withheld(), [ReportFormat.Csv]).First(file => file.Name == "estimates.csv").Content.Split('\n')[1].Split(',');

        Assert.Equal(["NA", "NA", "NA", "NA"], cells[3..7]);
        Assert.Equal(["1.25", "NA", "NA", Reason], cells[^4..]);
    }

    private static StudyResult Withheld()
    {
        var result = SampleResult.Create();
        var row = result.Of("hedging").Primary with { Lower = null, Upper = null, Statistic = null, PValue = null, CriticalValue = null,
            NullValue = null, NullStandardError = null, DegreesOfFreedom = 1.25, Caution = Reason };
        return result with { Estimates = [row, .. result.Estimates.Where(each => !(each.Estimand == "hedging" && each.Primary))] };
    }

    private static string Render(StudyResult result, ReportFormat format) => Assert.Single(ReportWriter.Render(result, [format])).Content;

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
