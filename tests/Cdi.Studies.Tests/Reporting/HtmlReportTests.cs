using System.Text.RegularExpressions;
using Cdi.Corpus;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

public partial class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script> & \"quotes\" 'single' </style> \u0000 end";

    private static readonly string[] Void = ["meta", "br", "line", "path", "circle", "rect", "polygon", "polyline"];

    [Fact]
    public void Text_from_spec_and_corpus_never_becomes_markup()
    {
        var page = Render(Poisoned());

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\0", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "</style>"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;single&#39;", page, StringComparison.Ordinal);
        AssertBalanced(page);
    }

    [Fact]
    public void Text_from_spec_and_corpus_stays_text_in_Markdown()
    {
        var page = Assert.Single(ReportWriter.Render(Poisoned(), [ReportFormat.Markdown])).Content;
        var outsideCode = Regex.Replace(page, "(?ms)^(`{3,}).*?^\\1$|`[^`\n]*`", "");

        Assert.DoesNotMatch("(?<!\\\\)<script", outsideCode);
    }

    [Fact]
    public void Every_element_is_closed_in_order() => AssertBalanced(Render(SampleResult.Create()));

    [Fact]
    public void The_page_loads_nothing()
    {
        var page = Render(SampleResult.Create());

        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|embed|base)\\b|\\bsrc\\s*=|@import|url\\(|\\son\\w+\\s*=", page);
        Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_estimate_has_a_row_the_primary_ones_are_marked_and_so_are_those_not_valid()
    {
        var result = SampleResult.Create();
        var page = Render(result);

        Assert.Equal(result.Estimates.Count, Regex.Count(page,
            "<th scope=\"row\" role=\"rowheader\">[^<]*( <span class=\"tag[^>]*>[^<]*</span>)? <small><code>"));
        Assert.Equal(2, Regex.Count(page, "<span class=\"tag good\">primary</span>"));
        Assert.Equal(2, Regex.Count(page, "<span class=\"tag bad\">not valid</span>"));
    }

    [Fact]
    public void Figures_are_described_in_words()
    {
        var page = Render(SampleResult.Create());

        Assert.All(Regex.Matches(page, "<svg[^>]*>"), figure => Assert.Matches("aria-label=\"[^\"]+\"|aria-hidden=\"true\"", figure.Value));
        Assert.Contains("aria-label=\"Calibrated: 0.332, 90\u00a0% interval [0.103, 0.560]\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Spec_hashes_seed_and_tool_are_in_the_provenance()
    {
        var result = SampleResult.Create();
        var page = Render(result);

        Assert.All([result.Spec.Sha256, result.Corpus.Sha256, "20250501", result.Tool], fact => Assert.Contains(fact, page, StringComparison.Ordinal));
        Assert.Contains("<span class=\"comment\">// 11 texts occur twice: the text is not a key</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_sided_and_one_row_results_are_drawn()
    {
        var result = SampleResult.Create();
        var open = result.Estimates.Where(row => row.Primary).Select(row => row with { Upper = double.PositiveInfinity, Truth = null }).ToList();
        var page = Render(result with { Estimates = open, Warnings = [], Annotators = [], Variance = [] });

        Assert.Contains("∞]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        AssertBalanced(page);
    }

    [Fact]
    public async Task Labels_given_by_a_uniform_draw_have_no_rounds_and_no_histogram()
    {
        var rows = SmallCorpus.Rows(200).Select((row, index) => index % 4 == 0 ? row : row with { Human = null });
        var page = Render(await SmallStudy.Result(SmallStudy.Given, rows));

        Assert.Contains("Every text had the same inclusion probability, 0.25.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("burn-in", page, StringComparison.Ordinal);
        AssertBalanced(page);
    }

    private static StudyResult Poisoned()
    {
        var result = SampleResult.Create();
        var definition = result.Definition;
        return result with
        {
            Definition = definition with
            {
                Documentation = Hostile,
                Report = definition.Report with { Title = Hostile },
                Estimands = [.. definition.Estimands.Select(estimand => estimand with { Documentation = Hostile, Shown = Hostile,
                    LossText = Hostile })],
                Humans = [definition.Humans[0] with { Question = Hostile }],
                Llms = [definition.Llms[0] with { LabelPrompt = Hostile, ConfidencePrompt = Hostile, Model = Hostile }],
            },
            Spec = new("a<b>.cdi", $"cdi 1\n{Hostile}\n\"\"\"\n{Hostile}\n\"\"\"\n", result.Spec.Sha256),
            Estimates = [.. result.Estimates.Select(row => row with { Term = row.Term + Hostile })],
            Variance = [new("hedging", [new(Hostile, 0.5, 0.1)])],
            Warnings = [new("CDI9021", DataSeverity.Warning, $"`{Hostile}` and an odd ` quote", Hostile, "f.csv", "llm.assistant")],
            Annotators = [result.Annotators[0] with { Options = [new(Hostile, Hostile, 1, 1)] }],
            Examples = [new(Hostile, Hostile, Hostile, Hostile, 0.5, 0.1)],
        };
    }

    private static string Render(StudyResult result) => Assert.Single(ReportWriter.Render(result, [ReportFormat.Html])).Content;

    private static void AssertBalanced(string page)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Regex.Replace(page, "(?s)<style>.*?</style>", "")))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Success) Assert.Equal(name, open.Count > 0 ? open.Pop() : "nothing open");
            else if (!Void.Contains(name)) open.Push(name);
        }

        Assert.Empty(open);
    }

    [GeneratedRegex("<(?<close>/)?(?<name>[a-z][a-z0-9]*)\\b[^>]*>")]
    private static partial Regex Tag();
}
