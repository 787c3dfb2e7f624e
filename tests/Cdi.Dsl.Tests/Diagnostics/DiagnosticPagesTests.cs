using System.Text.RegularExpressions;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>Codes, methods and pages are one to one, and the studies on the pages show what the pages say.</summary>
public sealed partial class DiagnosticPagesTests
{
    public static TheoryData<string> Codes => [.. DiagnosticPage.Codes];

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code() => Assert.Equal(
        DiagnosticMethods.All.Select(method => method.Made.Code).Where(code => code[3] != '1').Order(StringComparer.Ordinal),
        DiagnosticPage.Codes);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_has_its_code_as_title_and_says_why_in_a_few_sentences(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.Equal(code, page.Title);
        Assert.InRange(Sentence().Count(page.Why + "\n"), 2, 5);
        Assert.NotEqual(page.Wrong, page.Right);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_studies_of_a_page_can_be_read(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.Empty(StudyParser.Parse(new SourceText("letters.cdi", page.Wrong)).Diagnostics);
        Assert.Empty(StudyParser.Parse(new SourceText("letters.cdi", page.Right)).Diagnostics);
    }

    [GeneratedRegex(@"\.(?=\s)")]
    private static partial Regex Sentence();
}
