using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>The primary estimate of each estimand, large, with what it means.</summary>
internal static class AnswersSection
{
    public static void Write(HtmlText html, StudyResult result)
    {
        html.Line($"<section class=\"answers\" aria-label=\"Primary estimates\">");
        foreach (var estimand in result.Definition.Estimands.Where(estimand => estimand.Cell is null))
            Card(html, estimand, result.Of(estimand.Name).Primary);
        html.Line($"</section>");
        CellsSection.Write(html, result);
    }

    private static void Card(HtmlText html, EstimandDefinition estimand, Estimate primary)
    {
        var decimals = Terms.Decimals([primary]);
        html.Line($"<article class=\"card\">\n<h2>{estimand.Name}</h2>");
        if (estimand.Documentation.Length > 0) html.Line($"<p>{estimand.Documentation}</p>");
        html.Line($"<p class=\"formula\"><code>{estimand.Shown}</code></p>");
        html.Line($"<p class=\"figure\"><strong>{NumberText.Fixed(primary.Point, decimals)}</strong> <span>{primary.Scale.Name}</span></p>");
        html.Line($"<p class=\"interval\">{NumberText.Level(primary.Level)} interval <b>{Terms.Interval(primary, decimals)}</b>{Test(primary)}</p>");
        if (Terms.AsRatio(primary) is { Length: > 0 } ratio) html.Line($"<p class=\"note\">In other words: {ratio}.</p>");
        if (primary.Caution.Length > 0) html.Line($"<p class=\"note bad\">{HtmlMessage.Of(primary.Caution)}.</p>");
        if (!primary.Valid) html.Line($"<p class=\"note bad\">Not a valid inference: the model’s answers are taken for truth.</p>");
        if (Worth(primary) is { Length: > 0 } worth) html.Line($"<p class=\"note\">{worth}</p>");
        if (primary.Truth is { } truth) html.Line($"<p class=\"note\">{Covered(primary, truth)}</p>");
        html.Line($"</article>");
    }

    private static string Test(Estimate primary) => primary.PValue switch
    {
        null => "",
        < 0.001 => ", p\u00a0<\u00a00.001",
        { } p => $", p\u00a0=\u00a0{NumberText.PValue(p)}",
    };

    private static string Worth(Estimate primary) => primary.EffectiveSampleSize is { } size && double.IsFinite(size) && primary.Labels.Count > 0
        ? $"{NumberText.Count(primary.Labels.Count)} human labels, as precise as {Terms.Ess(size)} drawn uniformly and used without a model (effective "
            + $"sample size)."
        : "";

    private static string Covered(Estimate primary, double truth) =>
        $"All human labels together give {NumberText.Fixed(truth, Terms.Decimals([primary]))}" + (primary.IsWithheld ? null : primary.CoversTruth) switch
    {
        true => ": inside the interval.",
        false => ": outside the interval.",
        null => ".",
    };
}
