using System.Globalization;
using Cdi.Estimation.Literature;
using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <content>What is estimated where it is no coefficient of a model: groups and options, quantiles, the agreement of a model with people.</content>
internal sealed partial class MethodsText
{
    private string Asked() => string.Join(
        ' ', Groups().Concat([Quantiles(), Agreements(), ErrorsExplained(), PeopleAlone()]).Where(sentence => sentence.Length > 0));

    private IEnumerable<string> Groups()
    {
        foreach (var cells in Study.Estimands.Select(estimand => estimand.Cell).OfType<EstimandCell>().GroupBy(cell => cell.Of))
        {
            var columns = cells.First().Levels.Select(level => $"“{level.Column}”").ToList();
            var groups = cells.Select(cell => cell.Texts()).Distinct().Count();
            var options = cells.Select(cell => cell.Option).OfType<string>().Distinct().Count();
            if (columns.Count == 0)
            {
                yield return $"“{cells.Key}” is asked of each of {NumberText.Count(options, "option", "options")}, each by itself.";
                continue;
            }

            var labels = result.Estimates.Select(row => row.Cell).OfType<Studies.Results.CellFacts>().Where(facts => facts.Cell.Of == cells.Key)
                .Select(facts => facts.Labels.Count).DefaultIfEmpty().ToList();
            yield return $"“{cells.Key}” is answered for each of {NumberText.Count(groups, "group", "groups")} by {List(columns)}"
                + (options > 1 ? $" and each of {NumberText.Count(options, "option", "options")}" : "")
                + $", from the labelled texts of the group alone ({NumberText.Count(labels.Min())} to {NumberText.Count(labels.Max())} of them): nothing is "
                + "borrowed from other groups.";
        }
    }

    private string Quantiles() => string.Join(' ', TypesOfQuantiles().Prepend(
        Study.Estimands.Any(estimand => estimand is { Quantile: not null, QuantileType: null })
        ? $"A quantile is the least number of which the estimated share of texts with at most that number reaches its level; its interval holds every number "
            + $"for which a test of that share does not reject ({Cite(References.Woodruff)})."
        : "").Where(sentence => sentence.Length > 0));

    private IEnumerable<string> TypesOfQuantiles() => Study.Estimands.Select(estimand => estimand.QuantileType).OfType<int>().Distinct().Order().Select(type =>
        $"A quantile of type {type.ToString(CultureInfo.InvariantCulture)} (Hyndman and Fan 1996) is that of people’s labels with their weights; its interval "
            + "goes from the quantile at the lower end of the interval of the share of texts with at most the estimate to that at the upper one "
            + $"({Cite(References.Woodruff)}).");

    private string PeopleAlone() => Study.Estimands.Any(estimand => estimand.Kind == EstimandKind.RaterAgreement)
        ? "The agreement of people with one another is a function of means over texts, of what single annotators say of each, those texts among them on which "
            + "they are divided; texts are the units, weighted as they were drawn, and its interval is formed on Fisher's z, that of a share of equal pairs on "
            + "its log odds, with Student's t."
        : "";

    private string ErrorsExplained()
    {
        var judged = Study.Estimands.Where(estimand => estimand.Kind.IsRegression()).SelectMany(estimand => estimand.Answers.Take(1))
            .Select(answer => answer.Llm).OfType<string>().Distinct(StringComparer.Ordinal).Select(name => $"“{name}”").ToList();
        return judged.Count == 0 ? ""
            : $"Where {List(judged)} {(judged.Count == 1 ? "errs" : "err")} is the outcome of a regression: of options whether model and people differ, of "
                + "numbers what the model says less what people say. What the model says is known of every text, what people say of labelled ones; texts "
                + "without an answer of the model are not counted.";
    }

    private string Agreements() => Study.Estimands.Any(estimand => estimand.Kind is EstimandKind.Agreement or EstimandKind.AgreementDifference)
        ? "The agreement of a model with people is a function of means over all texts, of what the model says, which is known, and of what people say, which "
            + "is estimated; its interval respects how labelled texts were drawn."
        : "";
}
