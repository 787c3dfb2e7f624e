using System.Globalization;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>All that is needed to run the study again: spec, corpus, seed and tool.</summary>
internal static class ProvenanceSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section>\n<h2>Provenance</h2>\n<dl class=\"provenance\">");
        Entry(html, "Tool", result.Tool);
        Entry(html, "Seed", result.Seed.ToString(CultureInfo.InvariantCulture) + (result.Definition.Sampling.SeedGiven ? "" : " (default)"));
        Entry(html, "Spec", result.Spec.FileName);
        Hash(html, "Spec, SHA-256", result.Spec.Sha256);
        Entry(html, "Corpus", Names.CorpusOf(result));
        Hash(html, "Corpus, SHA-256", result.Corpus.Sha256);
        Entry(html, "Rows", result.Corpus.Kept == result.Corpus.Rows
            ? NumberText.Count(result.Corpus.Rows)
            : $"{NumberText.Count(result.Corpus.Rows)}, of which {NumberText.Count(result.Corpus.Kept)} kept");
        foreach (var (condition, rows) in result.Corpus.Dropped) Entry(html, "Dropped", $"{NumberText.Count(rows, "row", "rows")} by keep = {condition}");
        html.Line($"</dl>");
        SpecListing.Write(html, result.Spec.Text);
        html.Line($"</section>");
    }

    private static void Entry(HtmlText html, string name, string value) => html.Line($"<dt>{name}</dt><dd>{value}</dd>");

    private static void Hash(HtmlText html, string name, string value) => html.Line($"<dt>{name}</dt><dd><code>{value}</code></dd>");
}
