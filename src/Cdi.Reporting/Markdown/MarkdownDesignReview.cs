using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Markdown;

/// <summary>The part of <c>report.md</c> about the draw: whether the labelled texts look as it says.</summary>
internal static class MarkdownDesignReview
{
    public static void Write(MarkdownText page, StudyResult result)
    {
        if (result.DesignReviews.Count == 0) return;
        page.Heading(2, "The draw against the data");
        foreach (var review in result.DesignReviews)
        {
            page.Paragraph($"{DesignReviewText.Sentence(review)} {DesignReviewText.Joint(review)}".TrimEnd());
            if (review.Tests.Count == 0) continue;
            page.Table(DesignReviewText.Header, "lrrrr");
            foreach (var test in review.Tests) page.Row(DesignReviewText.Cells(test));
            page.End();
        }

        if (result.DesignReviews.Any(review => review.Tests.Count > 0)) page.Paragraph(DesignReviewText.Limits);
    }
}
