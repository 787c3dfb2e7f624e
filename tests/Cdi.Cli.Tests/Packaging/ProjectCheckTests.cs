using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>Projects that the package does not fit are told so once.</summary>
[Trait("Category", "Packaging")]
[Collection(PackageCollection.Name)]
public sealed partial class ProjectCheckTests(CheckedBuild build) : IClassFixture<CheckedBuild>
{
    public static TheoryData<string, string, string, string> Unfit => CheckedBuild.Unfit;

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_project_that_cannot_compile_studies_gets_one_error(string kind, string framework, string language, string code)
    {
        Assert.False(build.HasBuilt(kind, framework, language));
        var said = build.SaidOf(kind, framework, language);
        Assert.True(said.Count == 1, build.Summary);
        Assert.Equal(code, ErrorCode().Match(said[0]).Groups[1].Value);
    }

    [Fact]
    public void There_is_one_error_for_each_of_them_and_no_warning()
    {
        Assert.Contains($"{Unfit.Count()} Error(s)", build.Summary, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_language_that_the_message_names_compiles_studies()
    {
        Assert.True(build.HasBuilt("csproj", "net10.0", CheckedBuild.Oldest), build.Summary);
        Assert.Empty(build.SaidOf("csproj", "net10.0", CheckedBuild.Oldest));
    }

    [GeneratedRegex("error ([A-Z]+[0-9]+)")]
    private static partial Regex ErrorCode();
}
