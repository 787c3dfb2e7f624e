using System.Reflection;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>Codes, methods and pages of the data diagnostics are one to one.</summary>
public sealed partial class DataDiagnosticsTests
{
    private static readonly string Pages = Path.Combine(SharedFolder.Repository, "specs", "diagnostics");

    public static TheoryData<string> Codes => [.. OfData()];

    [Fact]
    public void Every_method_has_a_code_of_its_own()
    {
        var codes = Made().Select(diagnostic => diagnostic.Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(141, codes.Count);
    }

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code() =>
        Assert.Equal(
            OfData().Order(StringComparer.Ordinal),
            Directory.GetFiles(Pages, "CDI9*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_says_why_and_shows_wrong_and_right(string code)
    {
        var page = File.ReadAllText(Path.Combine(Pages, code + ".md"));
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
        Assert.Matches(Shape(), page);
        Assert.InRange(Sentence().Count(page[..page.IndexOf("## Wrong", StringComparison.Ordinal)]), 2, 5);
    }

    [Fact]
    public void Messages_are_sentences_with_a_remedy_and_address_nobody() => Assert.All(Made(), diagnostic =>
    {
        Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", diagnostic.Hint, StringComparison.Ordinal);
        Assert.DoesNotMatch(SecondPerson(), diagnostic.Message + diagnostic.Hint);
        Assert.Equal(("data.csv", "corpus.requests.x"), (diagnostic.File, diagnostic.Subject));
    });

    [Fact]
    public void Only_statistical_advice_is_a_warning() => Assert.Equal(
        ["CDI9004", "CDI9020", "CDI9021", "CDI9029", "CDI9031", "CDI9035", "CDI9036", "CDI9037", "CDI9038", "CDI9039", "CDI9065", "CDI9071", "CDI9072",
            "CDI9073", "CDI9074", "CDI9085", "CDI9086", "CDI9112", "CDI9150", "CDI9151", "CDI9167", "CDI9169", "CDI9190", "CDI9206", "CDI9230",
            "CDI9240", "CDI9241", "CDI9270", "CDI9272", "CDI9273", "CDI9293", "CDI9300", "CDI9330", "CDI9331", "CDI9332", "CDI9400"],
        Made().Where(diagnostic => diagnostic.Severity == DataSeverity.Warning).Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));

    // CDI4012 is known to the compiler as well, whose tests hold its page.
    private static IEnumerable<string> OfData() =>
        Made().Select(diagnostic => diagnostic.Code).Where(code => code.StartsWith("CDI9", StringComparison.Ordinal));

    private static IEnumerable<DataDiagnostic> Made() =>
        from method in typeof(DataDiagnostics).GetMethods(BindingFlags.Public | BindingFlags.Static)
        let arguments = method.GetParameters().Select(Argument).ToArray()
        select Assert.IsType<DataDiagnostic>(method.Invoke(null, arguments));

    private static object? Argument(ParameterInfo parameter) => parameter switch
    {
        { Name: "file" or "source" } => "data.csv",
        { Name: "subject" } => "corpus.requests.x",
        { Name: "remedy" } => "Do something else.",
        { Name: "alike" } => "",
        _ when parameter.ParameterType == typeof(string) => "x",
        _ when parameter.ParameterType.IsAssignableFrom(typeof(string[])) && parameter.ParameterType.IsInterface => new[] { "a", "b" },
        _ when parameter.ParameterType == typeof(RowPlace?) => new RowPlace(1, 2),
        _ => Activator.CreateInstance(parameter.ParameterType),
    };

    // Below the data may stand what people filled in, and commands to type.
    private const string Further = @"(?:```\w+\n(?:(?!```).*\n)+```\n)*";

    private const string Study = @"```cdi\n(?:(?!```).*\n)+```\n```csv\n(?:(?!```).*\n)+```\n";

    [GeneratedRegex(@"\A# CDI9\d{3}: [^\n]+\n\n[^\n#]+\n\n## Wrong\n" + Study + Further + @"\n## Right\n" + Study + Further + @"\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\.(?=\s)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b[Yy]our?s?\b")]
    private static partial Regex SecondPerson();
}
