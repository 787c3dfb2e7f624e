using System.Reflection;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Cdi.Testing;
using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>What logs, editors and configurations are told of each code.</summary>
public class DescriptorTests
{
    private static readonly string Pages = Path.Combine(SharedFolder.Repository, "specs", "diagnostics");

    /// <summary>The codes of the study compiler, each with the severity that its method gives.</summary>
    private static Dictionary<string, DiagnosticSeverity> Made { get; } = typeof(SyntaxDiagnostics).Assembly.GetTypes()
        .Where(type => type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Diagnostics", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Select(method => Assert.IsType<Dsl.Diagnostics.Diagnostic>(method.Invoke(null, [.. method.GetParameters().Select(Argument)])))
        .ToDictionary(made => made.Code, made => made.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);

    [Fact]
    public void Each_code_of_the_compiler_has_one_row_with_its_severity() => Assert.Equal(
        Made.OrderBy(each => each.Key, StringComparer.Ordinal),
        StudyDescriptors.All.Select(each => KeyValuePair.Create(each.Id, each.DefaultSeverity)).OrderBy(each => each.Key, StringComparer.Ordinal));

    [Fact]
    public void A_title_is_that_of_the_page() => Assert.All(StudyDescriptors.All, each =>
    {
        var title = File.ReadLines(Path.Combine(Pages, each.Id + ".md")).First()[$"# {each.Id}: ".Length..];
        Assert.Equal(title, char.ToLowerInvariant(each.Title.ToString()[0]) + each.Title.ToString()[1..], ignoreCase: title[0] == each.Title.ToString()[0]);
    });

    [Fact]
    public void A_help_link_leads_to_the_page_in_the_repository() => Assert.All(StudyDescriptors.All, each =>
    {
        var link = new Uri(each.HelpLinkUri, UriKind.Absolute);
        Assert.Equal("https", link.Scheme);
        Assert.True(File.Exists(Path.Combine(SharedFolder.Repository,
            each.HelpLinkUri[(each.HelpLinkUri.IndexOf("/blob/main/", StringComparison.Ordinal) + "/blob/main/".Length)..])), each.HelpLinkUri);
    });

    [Theory]
    [InlineData("CDI1016")]
    [InlineData("CDI1017")]
    [InlineData("CDI1018")]
    public void What_the_package_says_itself_leads_to_the_same_repository(string code)
    {
        var targets = File.ReadAllText(Path.Combine(SharedFolder.Repository, "generators", "Cdi.Package", "build", "Cdi.targets"));
        Assert.Contains($"HelpLink=\"{StudyDescriptors.Of("CDI1001").HelpLinkUri.Replace("CDI1001", code, StringComparison.Ordinal)}\"", targets,
            StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Pages, code + ".md")));
    }

    [Theory]
    [InlineData("CDI1001", "Study.Syntax")]
    [InlineData("CDI2001", "Study.Schema")]
    [InlineData("CDI3004", "Study.Estimands")]
    [InlineData("CDI4001", "Study.Annotation")]
    [InlineData("CDI5001", "Study.Design")]
    [InlineData("CDI6004", "Study.Experiments")]
    public void A_category_is_the_family(string code, string category) => Assert.Equal(category, StudyDescriptors.Of(code).Category);

    [Fact]
    public void Two_reports_of_a_code_share_one_descriptor()
    {
        var run = new GeneratorRun(Specs.Broken, new SpecInMemory(
            "/project/other.cdi", Specs.Broken.GetText().ToString().Replace("study broken", "study other", StringComparison.Ordinal)));
        var found = run.Diagnostics.Where(each => each.Id == "CDI2001").ToList();
        Assert.Equal(2, found.Count);
        Assert.Same(found[0].Descriptor, found[1].Descriptor);
        Assert.Same(StudyDescriptors.Of("CDI2001"), found[0].Descriptor);
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Place) => new Place("study.cdi", new Text.TextSpan(3, 4)),
        var type when type == typeof(string) => "x",
        var type when type.IsAssignableFrom(typeof(string[])) => new[] { "a", "b" },
        var type when type.IsAssignableFrom(typeof(int[])) => new[] { 3, 4 },
        var type => Activator.CreateInstance(type),
    };
}
