using System.Text.Json;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public class ResultJsonTests
{
    [Theory]
    [InlineData("", "schema study spec_sha256 corpus seed tool design estimates agreement models warnings allowances design_checks")]
    [InlineData("corpus", "rows sha256 kept")]
    [InlineData("design", "name budget labels rounds draw")]
    [InlineData("estimates", "estimand term method design primary scale generalise point se lower upper level df critical statistic statistic_se "
        + "statistic_scale null_value null_se p_value clusters labels lambda ess valid truth covers_truth caution")]
    [InlineData("agreement", "llm human outcome answered compared share_equal bias mean_absolute_error root_mean_square_error correlation "
        + "options confidence")]
    [InlineData("warnings", "code message")]
    public void Properties_are_those_of_the_language_page_in_its_order(string path, string expected)
    {
        var element = path.Length == 0 ? Parse(SampleResult.Create()) : Parse(SampleResult.Create()).GetProperty(path);
        if (element.ValueKind == JsonValueKind.Array) element = element[0];

        Assert.Equal(expected, string.Join(' ', element.EnumerateObject().Select(property => property.Name)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(-2.2250738585072014e-308)]
    [InlineData(123456789012345680)]
    [InlineData(5e-324)]
    public void Numbers_come_back_as_the_same_double(double value) =>
        Assert.Equal(value, First(estimate => estimate with { Point = value }).GetProperty("point").GetDouble());

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void What_JSON_has_no_number_for_is_null(double value) =>
        Assert.Equal(JsonValueKind.Null, First(estimate => estimate with { Upper = value }).GetProperty("upper").ValueKind);

    [Fact]
    public void Absent_values_are_null()
    {
        var row = First(estimate => estimate with { Truth = null, PValue = null, Lambda = null, EffectiveSampleSize = null });

        Assert.All(["truth", "p_value", "lambda", "ess"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Fact]
    public void Texts_with_quotes_and_other_scripts_come_back_as_they_were()
    {
        var result = SampleResult.Create();
        var named = result with { Definition = result.Definition with { Name = "a \"quoted\" ć ≤ name" } };

        Assert.Equal("a \"quoted\" ć ≤ name", Parse(named).GetProperty("study").GetString());
    }

    [Fact]
    public void System_Text_Json_writes_a_result_as_the_file_has_it()
    {
        var result = SampleResult.Create();

        Assert.True(JsonElement.DeepEquals(Parse(result), JsonSerializer.SerializeToElement(result)));
        Assert.True(JsonElement.DeepEquals(Parse(result), JsonSerializer.SerializeToElement(new { result }).GetProperty("result")));
        Assert.True(JsonElement.DeepEquals(Parse(result).GetProperty("estimates")[0], JsonSerializer.SerializeToElement(result.Estimates[0])));
        Assert.Equal(result.Of("hedging").All.Count, JsonSerializer.SerializeToElement(result.Of("hedging")).GetArrayLength());
    }

    [Fact]
    public void System_Text_Json_writes_an_infinite_end_as_null()
    {
        var open = SampleResult.Create().Estimates[0] with { Upper = double.PositiveInfinity };

        Assert.Equal(JsonValueKind.Null, JsonSerializer.SerializeToElement(open).GetProperty("upper").ValueKind);
    }

    [Fact]
    public void Estimates_are_read_back_as_they_were_written()
    {
        var estimates = SampleResult.Create().Estimates;
        Assert.All(estimates, estimate => Assert.Equal(estimate with { IsBound = false },
            JsonSerializer.Deserialize<Estimate>(JsonSerializer.Serialize(estimate))));
        var set = SampleResult.Create().Of("hedging");
        var again = JsonSerializer.Deserialize(JsonSerializer.Serialize(set, StudyJsonContext.Default.EstimateSet), StudyJsonContext.Default.EstimateSet);
        Assert.Equal(set.Primary, again?.Primary);
        Assert.Equal(set.All, again?.All);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 1.5, 1.9)]
    [InlineData(-0.5, double.PositiveInfinity, 1.9)]
    public void Open_ends_are_read_back_as_open(double lower, double upper, double critical)
    {
        var open = SampleResult.Create().Estimates[0] with { Lower = lower, Upper = upper, CriticalValue = critical, IsBound = false };
        Assert.Equal(open, JsonSerializer.Deserialize<Estimate>(JsonSerializer.Serialize(open)));
    }

    [Fact]
    public void A_withheld_interval_is_read_back_as_withheld()
    {
        var withheld = SampleResult.Create().Estimates[0] with { Lower = null, Upper = null, CriticalValue = null, Statistic = null, PValue = null,
            IsBound = false };
        Assert.Equal(withheld, JsonSerializer.Deserialize<Estimate>(JsonSerializer.Serialize(withheld)));
    }

    [Fact]
    public void The_context_for_trimmed_programs_writes_the_same_bytes()
    {
        var result = SampleResult.Create();
        Assert.Equal(JsonSerializer.Serialize(result), JsonSerializer.Serialize(result, StudyJsonContext.Default.StudyResult));
        Assert.Equal(JsonSerializer.Serialize(result.Estimates[0]), JsonSerializer.Serialize(result.Estimates[0], StudyJsonContext.Default.Estimate));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"estimand\":\"a\",\"term\":\"b\",\"method\":\"none such\"}")]
    public void What_is_no_estimate_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Estimate>(json));

    private static JsonElement First(Func<Estimate, Estimate> change)
    {
        var result = SampleResult.Create();
        return Parse(result with { Estimates = [.. result.Estimates.Select(change)] }).GetProperty("estimates")[0];
    }

    private static JsonElement Parse(StudyResult result) =>
        JsonDocument.Parse(Assert.Single(ReportWriter.Render(result, [ReportFormat.Json])).Content).RootElement;
}
