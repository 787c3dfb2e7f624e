using Cdi.Estimation.Literature;
using System.Globalization;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Markdown;

/// <summary><c>report.md</c>: the report as text that reads well unrendered and in a review.</summary>
internal static class MarkdownReport
{
    public static string Write(StudyResult result, MethodsText methods)
    {
        var page = new MarkdownText();
        Title(page, result);
        Answers(page, result);
        foreach (var estimand in result.Definition.Estimands) Estimates(page, estimand, result.Of(estimand.Name));
        foreach (var (term, meaning) in Terms.Reading(result)) page.Item($"{term}: {meaning}");
        page.End();
        Warnings(page, result);
        Expectations(page, result);
        Sample(page, result);
        MarkdownDesignReview.Write(page, result);
        foreach (var comparison in result.Annotators) MarkdownAnnotators.Write(page, result, comparison);
        MarkdownAnnotators.Models(page, result);
        foreach (var test in result.AlternativeTests) MarkdownAnnotators.Replacing(page, test);
        foreach (var monitor in result.Monitors) MarkdownAnnotators.Monitored(page, monitor);
        Examples(page, result);
        Methods(page, methods);
        Provenance(page, result);
        return page.ToString();
    }

    private static void Title(MarkdownText page, StudyResult result)
    {
        page.Heading(1, result.Definition.Report.Title);
        page.Paragraph(result.Definition.Documentation);
        page.Paragraph($"{NumberText.Count(result.Corpus.Kept, "text", "texts")}, {NumberText.Count(result.Labels.Count, "human label", "human labels")}, "
            + $"design {Terms.DesignTitle(result)}; intervals are about {Terms.Scope(result.Definition.Inference.Generalise)}.");
    }

    private static void Answers(MarkdownText page, StudyResult result)
    {
        var estimands = result.Definition.Estimands.Where(estimand => estimand.Cell is null).ToList();
        if (estimands.Count > 0) page.Table(["Estimand", "Estimate", "Interval", "Scale", "ESS", "All labels"], "lrrlrr");
        foreach (var estimand in estimands)
        {
            var primary = result.Of(estimand.Name).Primary;
            var decimals = Terms.Decimals([primary]);
            page.Row(
                $"{estimand.Name} ({primary.Term})", NumberText.Fixed(primary.Point, decimals),
                    $"{NumberText.Level(primary.Level)} {Terms.Interval(primary, decimals)}",
                primary.Scale.Name + (primary.Valid ? "" : ", not valid"), Terms.Ess(primary.EffectiveSampleSize), Truth(primary));
        }

        if (estimands.Count > 0) page.End();
        foreach (var cells in CellTable.All(result)) Cells(page, cells);
        var cautions = result.Estimates.Where(row => row.Primary && row.Caution.Length > 0).ToList();
        foreach (var primary in cautions) page.Message($"`{primary.Estimand}` ({primary.Term}): {primary.Caution}.");
        if (cautions.Count > 0) page.End();
    }

    private static void Cells(MarkdownText page, CellTable cells)
    {
        page.Message($"`{cells.Of}`: `{cells.Shown}`, by `{cells.Method}`").End();
        var names = cells.Header.ToList();
        var pooled = cells.PooledNames.ToList();
        page.Table([.. names, .. CellTable.Numbers(cells.Level), .. pooled], new string('l', names.Count) + "rrrrr" + new string('r', pooled.Count));
        foreach (var row in cells.Rows) page.Row([.. CellTable.Names(row), .. CellTable.Numbers(row), .. cells.PooledNumbers(row)]);
        page.End();
    }

    private static void Estimates(MarkdownText page, EstimandDefinition estimand, EstimateSet estimates)
    {
        page.Heading(2, estimand.Name);
        page.Paragraph(estimand.Documentation);
        page.Code(estimand.LossText.Length == 0 ? estimand.Shown : $"{estimand.Shown}\nloss of a text: {estimand.LossText}");
        if (Terms.Formed(estimand, estimates.Primary) is { Length: > 0 } formed) page.Message($"{formed[..1].ToUpperInvariant()}{formed[1..]}.").End();
        page.Table(["Term", "Scale", "Method", "Sample", "Estimate", $"{NumberText.Level(estimates.Primary.Level)} interval", "Std. error", "p", "λ", "Labels",
            "ESS", ""], "llllrrrrrrrl");
        foreach (var (row, decimals) in estimates.All.GroupBy(row => row.Term).SelectMany(term => term.Select(row => (row, Terms.Decimals([term.First()])))))
        {
            page.Row(
                row.Term, Terms.Scales(row), row.Method.Name, Terms.Sample(row), NumberText.Fixed(row.Point, decimals), Terms.Interval(row, decimals),
                NumberText.Fixed(row.FunctionStandardError, NumberText.DecimalsFor(row.FunctionStandardError)), row.PValue is { } p ? NumberText.PValue(p)
                    : "–", row.Lambda is { } lambda ? NumberText.Fixed(lambda, 2) : "–",
                NumberText.Count(row.Labels.Count), Terms.Ess(row.EffectiveSampleSize), row.Primary ? "primary" : row.Valid ? "" : "not valid");
        }

        page.End();
        var truths = estimates.All.DistinctBy(row => row.Term).Where(row => row.Truth is not null).Select(row => $"{row.Term} {Truth(row)}");
        page.Paragraph(string.Join(", ", truths) is { Length: > 0 } list ? $"All human labels together: {list}." : "");
    }

    private static string Truth(Estimate row) => row.Truth is { } truth ? NumberText.Fixed(truth, NumberText.DecimalsFor(row.StandardError)) : "–";

    private static void Warnings(MarkdownText page, StudyResult result)
    {
        page.Heading(2, "Warnings");
        if (result.Warnings.Count == 0) page.Paragraph("None.");
        foreach (var warning in result.Warnings) page.Message($"{warning.Code}: {warning.Message} {warning.Hint}");
        page.End();
        if (result.Allowances.Count == 0) return;
        page.Heading(3, "Allowed by the author");
        foreach (var allowance in result.Allowances)
            page.Message($"{string.Join(" ", allowance.Facts.Prepend(allowance.Code + ":"))} Reason: {allowance.Reason}");
        page.End();
    }

    private static void Expectations(MarkdownText page, StudyResult result)
    {
        if (result.Expectations.Count == 0) return;
        page.Heading(2, ExpectationText.Title);
        foreach (var sentence in ExpectationText.Sentences(result)) page.Item(sentence);
        page.End();
    }

    private static void Sample(MarkdownText page, StudyResult result)
    {
        var (design, inclusion) = (result.Design, result.Design.Inclusion);
        page.Heading(2, "The sample");
        if (Terms.GivenMeaning(result) is { Length: > 0 } meaning) page.Message(meaning).End();
        if (design.Blocks.Count > 0)
        {
            page.Table(["Block", "Texts", "Labels", "π from", "to"], "lrrrr");
            foreach (var block in design.Blocks)
                page.Row(block.Name, NumberText.Count(block.Texts), NumberText.Count(block.Labels.Count), NumberText.Probability(block.Smallest),
                NumberText.Probability(block.Largest));
            page.End();
        }

        page.Paragraph($"Inclusion probabilities: smallest {NumberText.Probability(inclusion.Smallest)}, median {NumberText.Probability(inclusion.Median)}, "
            + $"largest {NumberText.Probability(inclusion.Largest)}; largest weight {NumberText.Significant(inclusion.LargestWeight, 3)}.");
        foreach (var shares in result.Variance.Where(shares => shares.Largest.Count > 0))
        {
            var list = string.Join(", ", shares.Largest.Select(share => $"{share.Key} ({NumberText.Percent(share.Share)})"));
            page.Paragraph($"Texts that carry most of the variance of {shares.Estimand}: {list}; {NumberText.Percent(shares.Together)} together.");
        }
    }

    private static void Examples(MarkdownText page, StudyResult result)
    {
        if (result.Examples.Count == 0) return;
        page.Heading(2, "Examples");
        page.Table(["Text", "", "Humans", "Model", "Confidence", "π"], "lllrrr");
        foreach (var example in result.Examples)
        {
            page.Row(example.Key, example.Text, example.Human, example.Llm, example.Confidence is { } confidence ? NumberText.Fixed(confidence, 2) : "–",
                NumberText.Probability(example.Probability));
        }

        page.End();
    }

    private static void Methods(MarkdownText page, MethodsText methods)
    {
        page.Heading(2, "Methods, to quote");
        page.Paragraph(methods.Paragraph);
        page.Heading(3, "Assumptions");
        foreach (var assumption in methods.Assumptions) page.Item(assumption);
        page.End();
        if (methods.Cited.Count == 0) return;
        page.Heading(3, "References");
        foreach (var reference in methods.Cited) page.Item($"{reference.Entry} {reference.Url}".TrimEnd());
        page.End();
    }

    private static void Provenance(MarkdownText page, StudyResult result)
    {
        page.Heading(2, "Provenance");
        page.Item($"Tool: {result.Tool}");
        page.Item($"Seed: {result.Seed.ToString(CultureInfo.InvariantCulture)}");
        page.Item($"Spec: {result.Spec.FileName}, SHA-256 {result.Spec.Sha256}");
        page.Item($"Corpus: {Names.CorpusOf(result)}, SHA-256 {result.Corpus.Sha256}, {NumberText.Count(result.Corpus.Rows, "row", "rows")}, "
            + $"{NumberText.Count(result.Corpus.Kept)} kept");
        foreach (var (condition, rows) in result.Corpus.Dropped) page.Item($"Dropped by `keep = {condition}`: {NumberText.Count(rows, "row", "rows")}");
        page.End();
        page.Code(result.Spec.Text);
    }
}
