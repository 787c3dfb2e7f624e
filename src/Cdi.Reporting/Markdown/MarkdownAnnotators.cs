using Cdi.Estimation.Agreement;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Markdown;

/// <summary>The part of <c>report.md</c> about a model beside the humans.</summary>
internal static class MarkdownAnnotators
{
    public static void Write(MarkdownText page, StudyResult result, AnnotatorComparison comparison)
    {
        page.Heading(2, $"{comparison.Llm} and {comparison.Human} on {comparison.Outcome}");
        page.Paragraph($"The model answered for {NumberText.Count(comparison.Answered, "text", "texts")}; {NumberText.Count(comparison.Compared)} of them "
            + "have a human label in the sample."
            + (comparison.SetApart == 0 ? "" : " " + AskedText.SetApart(comparison.SetApart)));
        if (comparison.Agreement is { } agreement) page.Paragraph($"Weighted to the corpus, both agree on {AgreementText.Share(agreement)} of the texts.");
        Options(page, comparison);
        Numbers(page, comparison);
        Calibration(page, comparison);
        Instrument(page, result, comparison);
        Prompts(page, result, comparison);
    }

    private static void Instrument(MarkdownText page, StudyResult result, AnnotatorComparison comparison)
    {
        var study = result.Definition;
        var outcome = study.Outcomes.First(each => each.Name == comparison.Outcome);
        if (outcome.Questions.IsEmpty) return;
        page.Heading(3, InstrumentText.Title).Paragraph(InstrumentText.Parity(
            study, study.Llms.First(each => each.Name == comparison.Llm), study.Humans.First(each => each.Name == comparison.Human), outcome));
        page.Table(["Question", "Words", "Answers"], "lll");
        foreach (var (name, text, answers) in InstrumentText.Questions(outcome)) page.Row(name, text, answers);
        page.End();
        if (outcome.Derivation is not null)
        {
            page.Table(["Label", "Where"], "ll");
            foreach (var (option, rule) in InstrumentText.Rules(outcome)) page.Row(option, rule);
            page.End();
        }

        if (comparison.Questions.Count == 0) return;
        page.Table(["Question", "Answered by both", "Agree", "Accounts for differing labels"], "lrrr");
        foreach (var question in comparison.Questions)
        {
            page.Row(question.Question, NumberText.Count(question.Compared), AgreementText.Share(question.Agreement),
                AgreementText.Share(question.Accounts));
        }

        page.End();
        page.Paragraph(InstrumentText.Accounts);
        page.Table(["Answer", "Model", "Humans, labelled texts"], "lrr");
        foreach (var (question, option) in comparison.Questions.SelectMany(each => each.Options.Select(option => (each.Question, option))))
            page.Row($"{question}: {option.Key} {option.Shown}", NumberText.Count(option.Llm), NumberText.Count(option.Human));
        page.End();
    }

    /// <summary>What each model is worth to each estimand.</summary>
    public static void Models(MarkdownText page, StudyResult result)
    {
        if (!ModelText.IsShown(result.Models)) return;
        page.Heading(2, ModelText.Title).Paragraph(ModelText.Note);
        foreach (var estimand in result.Models.GroupBy(model => model.Estimand))
        {
            page.Table([$"{estimand.Key}: {ModelText.Heads[0]}", .. ModelText.Heads.Skip(1)], "lrrrrrr");
            foreach (var model in estimand) page.Row([.. ModelText.Cells(model)]);
            page.End();
        }
    }

    /// <summary>Whether a model errs in later batches as in the first.</summary>
    public static void Monitored(MarkdownText page, MonitorFacts facts)
    {
        page.Heading(2, MonitorText.Title(facts)).Paragraph(MonitorText.Sentence(facts));
        page.Table([.. MonitorText.Heads], "lrrrrrl");
        foreach (var row in MonitorText.Rows(facts)) page.Row([.. row]);
        page.End();
    }

    /// <summary>Whether a model may take the place of one of several people.</summary>
    public static void Replacing(MarkdownText page, AlternativeTestFacts facts)
    {
        page.Heading(2, AlternativeTestText.Title(facts)).Paragraph(AlternativeTestText.Sentence(facts));
        page.Table([.. AlternativeTestText.Heads], "lrrrrrl");
        foreach (var row in AlternativeTestText.Rows(facts)) page.Row([.. row]);
        page.End();
    }

    private static void Options(MarkdownText page, AnnotatorComparison comparison)
    {
        if (comparison.Options.Count == 0) return;
        page.Table(["Option", "Model, all texts", "Humans, labelled texts", "Model alone", "Humans alone", "Balance"], "lrrrrr");
        foreach (var option in comparison.Options)
        {
            page.Row(
                $"{option.Key} {option.Shown}", NumberText.Count(option.Llm), NumberText.Count(option.Human), AgreementText.Share(option.Errors?.FalsePositive),
                AgreementText.Share(option.Errors?.FalseNegative), AgreementText.Balance(option.Errors?.Balance));
        }

        page.End();
    }

    private static void Numbers(MarkdownText page, AnnotatorComparison comparison)
    {
        if (comparison.Numbers is not { } numbers) return;
        Measures(page, "Model against humans, weighted by 1/π", AgreementText.Measures(numbers));
    }

    private static void Measures(MarkdownText page, string title, IEnumerable<(string Name, ValueEstimate Value)> measures)
    {
        page.Table([title, "Value", "95\u00a0% interval"], "lrr");
        foreach (var (name, value) in measures) page.Row(name, AgreementText.Point(value), AgreementText.Interval(value));
        page.End();
    }

    private static void Calibration(MarkdownText page, AnnotatorComparison comparison)
    {
        if (comparison.Calibration.Count == 0) return;
        page.Table(["Confidence", "Texts", "Labelled", "Mean", "Humans agree"], "lrrrr");
        foreach (var bin in comparison.Calibration)
        {
            page.Row(
                $"{NumberText.Significant(bin.Lower, 2)} – {NumberText.Significant(bin.Upper, 2)}", NumberText.Count(bin.Texts), NumberText.Count(bin.Labelled),
                NumberText.Fixed(bin.Confidence, 2), AgreementText.Share(bin.Agreement));
        }

        page.End();
        if (comparison.Confidence is { } quality) Measures(page, "Its confidence, weighted by 1/π", AgreementText.Measures(quality));
    }

    private static void Prompts(MarkdownText page, StudyResult result, AnnotatorComparison comparison)
    {
        var human = result.Definition.Humans.First(each => each.Name == comparison.Human);
        var llm = result.Definition.Llms.First(each => each.Name == comparison.Llm);
        var outcome = result.Definition.Outcomes.First(each => each.Name == comparison.Outcome);
        if (human.Question.Length > 0 && outcome.Questions.IsEmpty) page.Paragraph($"Question to {human.Name}: {human.Question}");
        if (llm.LabelPrompt is { } label) page.Paragraph($"Prompt to {llm.Name}{Asked(llm, result)}:").Code(label);
        for (var other = 0; other < llm.OtherPrompts.Count; other++) page.Paragraph($"Prompt {other + 2} for the label:").Code(llm.OtherPrompts[other]);
        if (comparison.Example.Length > 0) page.Paragraph($"Shown to {llm.Name}, {AskedText.ExamplesCaption(llm)}:").Code(comparison.Example);
        if (llm.ConfidencePrompt is { } confidence) page.Paragraph("Prompt for its confidence:").Code(confidence);
    }

    private static string Asked(LlmDefinition llm, StudyResult result)
    {
        var caption = AskedText.Caption(llm, result.Definition.Outcomes.First(outcome => outcome.Name == llm.Outcome));
        return caption.Length == 0 ? "" : $" ({caption[2..]})";
    }
}
