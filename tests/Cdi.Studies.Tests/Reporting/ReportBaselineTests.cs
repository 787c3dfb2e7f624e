using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Studies;
using Cdi.Testing;

namespace Cdi.Studies.Tests.Reporting;

public class ReportBaselineTests
{
    [Theory]
    [InlineData(ReportFormat.Json, "result.json")]
    [InlineData(ReportFormat.Markdown, "report.md")]
    [InlineData(ReportFormat.Csv, "estimates.csv")]
    [InlineData(ReportFormat.Csv, "glance.csv")]
    [InlineData(ReportFormat.Tex, "tables.tex")]
    public void A_report_is_as_verified(ReportFormat format, string name)
    {
        var file = Assert.Single(ReportWriter.Render(SampleResult.Create(), [format]), each => each.Name == name);

        Baseline.Verify($"tests/Cdi.Studies.Tests/baselines/politeness/{name}", file.Content);
    }

    [Fact]
    public void The_record_of_the_draws_is_as_verified() =>
        Baseline.Verify("tests/Cdi.Studies.Tests/baselines/politeness/draws.csv", ReportWriter.Draws(SampleResult.Create()).Content);

    [Fact]
    public void Keys_are_quoted_and_several_outcomes_have_a_column_each()
    {
        var result = SampleResult.Create();
        var draws = result.Draws[0] with { Keys = ["a,1", "b", "c\"d"], Labelled = [result.Draws[0].Labelled[0], new("tone", new[] { true, false, false })] };
        var lines = ReportWriter.Draws(result with { Draws = [draws] }).Content.Split('\n');

        Assert.Equal("design,draw,block,row,key,pi,drawn,labelled.politeness,labelled.tone", lines[0]);
        Assert.Equal("error,fixed,round 1,1,\"a,1\",0.1,FALSE,FALSE,TRUE", lines[1]);
        Assert.Equal("error,fixed,round 1,4,\"c\"\"d\",1,TRUE,TRUE,FALSE", lines[3]);
    }

    [Fact]
    public void Every_format_is_written_once_in_the_order_of_the_names()
    {
        var files = ReportWriter.Render(SampleResult.Create(), [ReportFormat.Tex, .. Enum.GetValues<ReportFormat>(), ReportFormat.Json]);

        Assert.Equal(
            ["estimates.csv", "glance.csv", "report.html", "report.md", "result.json", "tables.docx", "tables.tex"], files.Select(file => file.Name));
        Assert.All(files, file => Assert.EndsWith("\n", file.Content, StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("\r", file.Content, StringComparison.Ordinal));
    }

    [Fact]
    public void Rendering_twice_gives_equal_files()
    {
        var formats = Enum.GetValues<ReportFormat>();
        var (first, second) = (ReportWriter.Render(SampleResult.Create(), formats), ReportWriter.Render(SampleResult.Create(), formats));

        Assert.Equal(first.Select(file => (file.Name, file.Content)), second.Select(file => (file.Name, file.Content)));
        Assert.Equal(first.Select(file => file.Bytes), second.Select(file => file.Bytes));
    }
}
