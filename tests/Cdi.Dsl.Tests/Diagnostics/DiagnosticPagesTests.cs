using System.Text.RegularExpressions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>Codes, methods and pages are one to one, and the studies on the pages show what the pages say.</summary>
public sealed partial class DiagnosticPagesTests
{
    /// <summary>The name under which the studies are compiled; the page on circles imports it.</summary>
    private const string FileName = "letters.cdi";

    /// <summary>Codes that runs of a study give: their wrong study is right as far as the compiler can know, and is run by the tests of the command.</summary>
    private static readonly string[] KnownOnceTheFileIsRead = ["CDI5011"];

    /// <summary>Codes that stand beside others: what they count.</summary>
    private static readonly string[] BesideOthers = ["CDI1015"];

    /// <summary>Studies that their pages show in part: the tests write them out.</summary>
    private static string WrittenOut(string code, string study) => code switch
    {
        "CDI1013" => study + new string('/', StudyLimits.File),
        "CDI2027" => study.Replace("  // and so on, a line for each of a thousand tones\n",
            string.Concat(Enumerable.Range(0, StudyLimits.Options).Select(i => $"  tone{i} = \"Tone {i}\"\n")), StringComparison.Ordinal),
        _ => study,
    };

    public static TheoryData<string> Codes => [.. DiagnosticPage.Codes];

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code() => Assert.Equal(
        DiagnosticMethods.All.Where(method => method.Method.DeclaringType != typeof(ProjectDiagnostics)).Select(method => method.Made.Code).Concat(
            KnownOnceTheFileIsRead).Order(StringComparer.Ordinal),
        DiagnosticPage.Codes);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_has_its_code_as_title_and_says_why_in_a_few_sentences(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.Equal(code, page.Title);
        Assert.InRange(Sentence().Count(page.Why + "\n"), 2, 5);
        Assert.NotEqual(page.Wrong, page.Right);
        Assert.Equal(KnownOnceTheFileIsRead.Contains(code), page.HasData);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_wrong_study_has_this_mistake_and_no_other(string code)
    {
        var page = DiagnosticPage.Read(code);
        var wrong = WrittenOut(code, page.Wrong);
        var reported = Diagnostics(wrong);
        var codes = reported.Select(diagnostic => diagnostic.Code).Distinct();
        if (BesideOthers.Contains(code)) Assert.Equal(code, codes.Last());
        else Assert.Equal(KnownOnceTheFileIsRead.Contains(code) ? [] : [code], codes);
        Assert.All(reported, diagnostic =>
        {
            Assert.Equal(FileName, diagnostic.Path);
            Assert.InRange(diagnostic.Span.Length, 1, wrong.Length);
            Assert.InRange(diagnostic.Span.End, 1, wrong.Length);
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_right_study_has_no_mistake(string code) => Assert.Empty(Diagnostics(DiagnosticPage.Read(code).Right));

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_right_study_is_laid_out_as_the_formatter_does(string code)
    {
        var right = DiagnosticPage.Read(code).Right;
        Assert.Equal(right, StudyFormatter.Format(new SourceText(FileName, right)).Text);
    }

    private static IReadOnlyList<Diagnostic> Diagnostics(string study) =>
        [.. StudyCompiler.Compile(FileName, study, path => path == FileName ? study : null).Diagnostics];

    [GeneratedRegex(@"\.(?=\s)")]
    private static partial Regex Sentence();
}
