using Cdi.Dsl.Text;
using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>How the labelled texts were drawn: rounds, inclusion probabilities, and whether few texts carry the variance.</summary>
internal static class SampleSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section>\n<h2>The sample</h2>");
        if (Terms.GivenMeaning(result) is { Length: > 0 } meaning) html.Line($"<p>{HtmlMessage.Of(meaning)}</p>");
        if (result.Design.Blocks.Count > 0)
        {
            html.Line($"<div class=\"columns\">\n<div>");
            Rounds(html, result.Design);
            html.Line($"</div>");
            Inclusion(html, result);
            html.Line($"</div>");
        }
        else
        {
            Inclusion(html, result);
        }

        Variance(html, result);
        html.Line($"</section>");
    }

    private static void Rounds(HtmlText html, DesignFacts design)
    {
        html.Line($"<table>\n<caption>Blocks of the corpus and what was drawn from each</caption>\n<thead><tr><th scope=\"col\">Block</th>"
            + $"<th scope=\"col\" class=\"n\">Texts</th><th scope=\"col\" class=\"n\">Labels</th><th scope=\"col\" class=\"n\">π from</th>"
            + $"<th scope=\"col\" class=\"n\">to</th></tr></thead>\n<tbody>");
        foreach (var block in design.Blocks)
        {
            html.Line($"<tr><th scope=\"row\">{block.Name}</th><td class=\"n\">{NumberText.Count(block.Texts)}</td>"
                + $"<td class=\"n\">{NumberText.Count(block.Labels.Count)}</td><td class=\"n\">{NumberText.Probability(block.Smallest)}</td>"
                + $"<td class=\"n\">{NumberText.Probability(block.Largest)}</td></tr>");
        }

        html.Line($"</tbody>\n<tfoot><tr><th scope=\"row\">all</th><td class=\"n\">{NumberText.Count(design.Blocks.Sum(block => block.Texts))}</td>"
            + $"<td class=\"n\">{NumberText.Count(design.Labels.Count)}</td><td class=\"n\">{NumberText.Probability(design.Inclusion.Smallest)}</td>"
            + $"<td class=\"n\">{NumberText.Probability(design.Inclusion.Largest)}</td></tr></tfoot>\n</table>");
    }

    private static void Inclusion(HtmlText html, StudyResult result)
    {
        var inclusion = result.Design.Inclusion;
        var uniform = (double)result.Labels.Count / Math.Max(1, result.Corpus.Kept);
        html.Line($"<figure>");
        if (inclusion.Histogram.Count > 1) html.Line($"{InclusionHistogram.Draw(inclusion, uniform)}");
        html.Add($"<figcaption>");
        if (inclusion.Histogram.Count > 1) html.Add($"Inclusion probabilities of all texts (light) and of the labelled ones (dark); the median is "
            + $"{NumberText.Probability(inclusion.Median)}. ");
        else html.Add($"Every text had the same inclusion probability, {NumberText.Significant(inclusion.Median, 3)}. ");
        html.Add($"The largest weight is {NumberText.Significant(inclusion.LargestWeight, 3)}: no label stands for more texts than that.");
        if (inclusion.Certain > 0) html.Add($" {NumberText.Count(inclusion.Certain, "text was", "texts were")} labelled with certainty"
            + $"{(result.Design.Examples.Count > 0 ? $", {NumberText.Count(result.Design.Examples.Count)} of them as examples in prompts" : "")}.");
        html.Line($"</figcaption>\n</figure>");
    }

    private static void Variance(HtmlText html, StudyResult result)
    {
        html.Line($"<h3>Does one text decide?</h3>\n<div class=\"columns\">");
        foreach (var shares in result.Variance.Where(shares => shares.Largest.Count > 0))
        {
            html.Line($"<table>\n<caption>The {NumberText.Count(shares.Largest.Count, "text", "texts")} with the largest "
                + $"{Counted.Noun(shares.Largest.Count, "share")} of the variance of <b>{shares.Estimand}</b>, {NumberText.Percent(shares.Together)} "
                + $"together</caption>\n<thead><tr><th scope=\"col\">Text</th><th scope=\"col\" class=\"n\">π</th><th scope=\"col\" class=\"n\">Share</th>"
                + $"</tr></thead>\n<tbody>");
            foreach (var share in shares.Largest)
            {
                html.Line($"<tr><th scope=\"row\"><bdi>{share.Key}</bdi></th><td class=\"n\">{NumberText.Probability(share.Probability)}</td>"
                    + $"<td class=\"n\">{NumberText.Percent(share.Share)}</td></tr>");
            }

            html.Line($"</tbody>\n</table>");
        }

        html.Line($"</div>");
    }
}
