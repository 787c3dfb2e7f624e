using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>Whether the labelled texts look as the draw says, and how much the check could have seen.</summary>
internal static class DesignReviewSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        if (result.DesignReviews.Count == 0) return;
        html.Line($"<section>\n<h2>The draw against the data</h2>");
        foreach (var review in result.DesignReviews) Review(html, review);
        if (result.DesignReviews.Any(review => review.Tests.Count > 0)) html.Line($"<p>{DesignReviewText.Limits}</p>");
        html.Line($"</section>");
    }

    private static void Review(HtmlText html, DesignReview review)
    {
        html.Line($"<p>{DesignReviewText.Sentence(review)} {DesignReviewText.Joint(review)}</p>");
        if (review.Tests.Count == 0) return;
        html.Add($"<table>\n<thead><tr>");
        foreach (var (index, name) in DesignReviewText.Header.Index()) html.Add($"<th scope=\"col\" class=\"{(index == 0 ? "l" : "n")}\">{name}</th>");
        html.Line($"</tr></thead>\n<tbody>");
        foreach (var test in review.Tests)
        {
            var cells = DesignReviewText.Cells(test);
            html.Line($"<tr><th scope=\"row\"><bdi>{cells[0]}</bdi></th><td class=\"n\">{cells[1]}</td><td class=\"n\">{cells[2]}</td>"
                + $"<td class=\"n\">{cells[3]}</td><td class=\"n\">{cells[4]}</td></tr>");
        }

        html.Line($"</tbody>\n</table>");
    }
}
