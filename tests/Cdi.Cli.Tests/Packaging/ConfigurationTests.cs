namespace Cdi.Cli.Tests.Packaging;

/// <summary>The diagnostics of studies are configured as those of the C# compiler.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed class ConfigurationTests(PackageFeed feed)
{
    [Fact]
    public async Task A_warning_of_a_study_is_silenced_raised_and_logged_as_any_other()
    {
        var build = new ConfiguredBuild(feed);
        Assert.Equal("warning", await build.SeverityInAsync("Plain"));
        Assert.Equal("none", await build.SeverityInAsync("NoWarn"));
        Assert.Equal("error", await build.SeverityInAsync("AsErrors"));
        Assert.Equal("error", await build.SeverityInAsync("ThisAsError"));
        Assert.Equal("warning", await build.SeverityInAsync("NotAsError"));
        Assert.Equal("error", await build.SeverityInAsync("ConfiguredError"));
        Assert.Equal("none", await build.SeverityInAsync("ConfiguredNone"));
        Assert.Equal("none", await build.SeverityInAsync("ConfiguredSuggestion"));

        var run = (await build.LogAsync()).GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray(), each => each.GetProperty("ruleId").GetString() == "CDI2011");
        Assert.EndsWith("manners.cdi", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty(
            "uri").GetString(), StringComparison.Ordinal);
        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), each =>
            each.GetProperty("id").GetString() == "CDI2011");
        Assert.Equal("A corpus without a hash", rule.GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.EndsWith("/specs/diagnostics/CDI2011.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        Assert.Equal("Study.Schema", rule.GetProperty("properties").GetProperty("category").GetString());
    }
}
