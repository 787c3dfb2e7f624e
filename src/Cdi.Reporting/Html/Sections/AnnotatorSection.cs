using Cdi.Estimation.Agreement;
using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Html.Sections;

/// <summary>A model beside the humans: what each was asked, what each answered, and whether the model's confidence can be trusted.</summary>
internal static class AnnotatorSection
{
    public static void Write(HtmlText html, StudyResult result, AnnotatorComparison comparison)
    {
        var llm = result.Definition.Llms.First(each => each.Name == comparison.Llm);
        var human = result.Definition.Humans.First(each => each.Name == comparison.Human);
        var isOnly = result.Annotators.Count(each => each.Outcome == comparison.Outcome) == 1;
        if (isOnly) html.Line($"<section>\n<h2>The model beside the humans: {comparison.Outcome}</h2>");
        else html.Line($"<section>\n<h2>The model {comparison.Llm} beside the humans: {comparison.Outcome}</h2>");
        Summary(html, comparison);
        Options(html, comparison);
        Errors(html, comparison);
        Numbers(html, comparison);
        Calibration(html, comparison);
        var outcome = result.Definition.Outcomes.First(each => each.Name == comparison.Outcome);
        InstrumentPart.Write(html, result.Definition, llm, human, outcome, comparison.Questions);
        Prompts(html, llm, human, outcome, comparison.Example);
        html.Line($"</section>");
    }

    private static void Summary(HtmlText html, AnnotatorComparison comparison)
    {
        html.Add($"<p>The model <code>{comparison.Llm}</code> answered for {NumberText.Count(comparison.Answered, "text", "texts")}; "
            + $"{NumberText.Count(comparison.Compared)} of them have a label of <code>{comparison.Human}</code> in the sample. ");
        if (comparison.SetApart > 0)
            html.Add($"{AskedText.SetApart(comparison.SetApart)} ");
        if (comparison.Agreement is { } agreement)
        {
            html.Add($"Weighted to the corpus, both agree on <b>{NumberText.Percent(agreement.Point)}</b> of the texts (95\u00a0% interval "
                + $"{NumberText.Percent(agreement.Lower)} to {NumberText.Percent(agreement.Upper)}). ");
        }

        html.Line($"The rectified estimates do not rest on this agreement; only their precision does.</p>");
    }

    private static void Options(HtmlText html, AnnotatorComparison comparison)
    {
        if (comparison.Options.Count == 0) return;
        html.Line($"<table>\n<caption>Answers</caption>\n<thead><tr><th scope=\"col\">Option</th><th scope=\"col\" class=\"n\">Model, all texts</th>"
            + $"<th scope=\"col\" class=\"n\">Humans, labelled texts (not weighted)</th></tr></thead>\n<tbody>");
        var (models, humans) = (comparison.Options.Sum(option => option.Llm), comparison.Options.Sum(option => option.Human));
        foreach (var option in comparison.Options)
        {
            html.Line($"<tr><th scope=\"row\"><code>{option.Key}</code> {option.Shown}</th><td class=\"n\">{Share(option.Llm, models)}</td>"
                + $"<td class=\"n\">{Share(option.Human, humans)}</td></tr>");
        }

        html.Line($"</tbody>\n</table>");
    }

    private static void Errors(HtmlText html, AnnotatorComparison comparison)
    {
        if (comparison.Options.All(option => option.Errors is null)) return;
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"Errors of the model\" tabindex=\"0\">\n<table>\n<caption>Errors of the model, "
            + $"shares of all texts by weighted labels, 95\u00a0% intervals</caption>\n<thead><tr><th scope=\"col\">Option</th>"
            + $"<th scope=\"col\" class=\"n\">Model alone</th><th scope=\"col\" class=\"n\">Humans alone</th>"
            + $"<th scope=\"col\" class=\"n\">Balance</th></tr></thead>\n<tbody>");
        foreach (var option in comparison.Options)
        {
            if (option.Errors is not { } errors) continue;
            html.Line($"<tr><th scope=\"row\"><code>{option.Key}</code> {option.Shown}</th>");
            Error(html, new(errors.FalsePositive.Point, errors.FalsePositive.Lower, errors.FalsePositive.Upper));
            Error(html, new(errors.FalseNegative.Point, errors.FalseNegative.Lower, errors.FalseNegative.Upper));
            Error(html, errors.Balance);
            html.Line($"</tr>");
        }

        html.Line($"</tbody>\n</table>\n</div>");
    }

    private static void Error(HtmlText html, ValueEstimate share) =>
        html.Line($"<td class=\"n\">{AgreementText.Percent(share.Point)}<br>{AgreementText.PercentInterval(share)}</td>");

    private static void Numbers(HtmlText html, AnnotatorComparison comparison)
    {
        if (comparison.Numbers is not { } numbers) return;
        Measures(html, "Model against humans, labelled texts weighted by 1/π", AgreementText.Measures(numbers));
    }

    private static void Measures(HtmlText html, string title, IEnumerable<(string Name, ValueEstimate Value)> measures)
    {
        html.Line($"<table>\n<caption>{title}</caption>\n<thead><tr><th scope=\"col\">Measure</th>"
            + $"<th scope=\"col\" class=\"n\">Value</th><th scope=\"col\" class=\"n\">95\u00a0% interval</th></tr></thead>\n<tbody>");
        foreach (var (name, value) in measures)
        {
            html.Line($"<tr><th scope=\"row\">{name}</th><td class=\"n\">{AgreementText.Point(value)}</td>"
                + $"<td class=\"n\">{AgreementText.Interval(value)}</td></tr>");
        }

        html.Line($"</tbody>\n</table>");
    }

    private static string Share(int count, int of) => of == 0
        ? NumberText.Count(count)
        : $"{NumberText.Count(count)} ({NumberText.Percent((double)count / of)})";

    private static void Calibration(HtmlText html, AnnotatorComparison comparison)
    {
        if (comparison.Calibration.Count == 0) return;
        html.Line($"<h3>Can its confidence be trusted?</h3>\n<div class=\"columns\">\n<figure>\n{ReliabilityCurve.Draw(comparison)}\n"
            + $"<figcaption>On the dashed line, stated confidence and agreement are equal. Points are weighted by 1/π, bars are 95\u00a0% intervals, areas "
            + $"grow with the number of labels.</figcaption>\n</figure>");
        html.Line($"<table>\n<caption>Agreement by stated confidence</caption>\n<thead><tr><th scope=\"col\">Confidence</th>"
            + $"<th scope=\"col\" class=\"n\">Texts</th><th scope=\"col\" class=\"n\">Labelled</th><th scope=\"col\" class=\"n\">Mean</th>"
            + $"<th scope=\"col\" class=\"n\">Humans agree</th></tr></thead>\n<tbody>");
        foreach (var bin in comparison.Calibration)
        {
            html.Line($"<tr><th scope=\"row\">{NumberText.Significant(bin.Lower, 2)} – {NumberText.Significant(bin.Upper, 2)}</th>"
                + $"<td class=\"n\">{NumberText.Count(bin.Texts)}</td><td class=\"n\">{NumberText.Count(bin.Labelled)}</td>"
                + $"<td class=\"n\">{NumberText.Fixed(bin.Confidence, 2)}</td>"
                + $"<td class=\"n\">{(bin.Agreement is { } agreement ? Interval(agreement) : "–")}</td></tr>");
        }

        html.Line($"</tbody>\n</table>\n</div>");
        if (comparison.Confidence is { } quality) Measures(html, "Its confidence, labelled texts weighted by 1/π", AgreementText.Measures(quality));
    }

    private static string Interval(ShareEstimate share) =>
        $"{NumberText.Fixed(share.Point, 2)} [{NumberText.Fixed(share.Lower, 2)}, {NumberText.Fixed(share.Upper, 2)}]";

    private static void Prompts(HtmlText html, LlmDefinition llm, HumanDefinition human, OutcomeDefinition outcome, string example)
    {
        var hasOwnWords = human.Question.Length > 0 && outcome.Questions.IsEmpty;
        if (!hasOwnWords && llm.LabelPrompt is null && llm.ConfidencePrompt is null) return;
        html.Line($"<h3>What each was asked</h3>\n<div class=\"columns three\">");
        if (hasOwnWords) Prompt(html, human.Name, "question to humans", human.Question);
        if (llm.LabelPrompt is { } label) Prompt(html, llm.Name, "prompt for the label" + AskedText.Caption(llm, outcome), label);
        for (var other = 0; other < llm.OtherPrompts.Count; other++) Prompt(html, llm.Name, $"prompt {other + 2} for the label", llm.OtherPrompts[other]);
        if (example.Length > 0) Prompt(html, llm.Name, AskedText.ExamplesCaption(llm), example);
        if (llm.ConfidencePrompt is { } confidence) Prompt(html, llm.Name, "prompt for the confidence", confidence);
        html.Line($"</div>");
    }

    private static void Prompt(HtmlText html, string who, string what, string text) =>
        html.Line($"<figure class=\"prompt\"><figcaption><b>{who}</b>, {what}</figcaption><blockquote>{text}</blockquote></figure>");
}
