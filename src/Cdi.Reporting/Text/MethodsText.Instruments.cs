using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>Models with instruments.</content>
internal sealed partial class MethodsText
{
    private string TwoStages() => string.Join(' ', result.Instruments.Select(TwoStages));

    private string TwoStages(InstrumentFacts facts)
    {
        var method = $"Coefficients of {facts.Estimand} are those of two-stage least squares, with the instruments {string.Join(", ", facts.Instruments)}; "
            + $"every equation has a first stage with its own weights, which variances take for known.{Surplus(facts)}";
        if (facts.Tests is not { } tests)
            return $"{method} {NumberText.Count(facts.Labelled, "labelled text is", "labelled texts are")} too few to test them.";
        var weak = facts.Instrumented.Zip(tests.Weak, (name, test) => $"F = {NumberText.Significant(test.Statistic, 3)} for {name}");
        var weighted = facts.IsWeighted ? ", weighted by 1/π" : "";
        return $"{method} In the {NumberText.Count(facts.Labelled, "labelled text", "labelled texts")}{weighted}, "
            + $"the first stage has {string.Join(" and ", weak)}."
            + Sentence("That least squares would do as well (Wu, Hausman)", "F", tests.Endogeneity)
            + Sentence("That instruments do not contradict one another (Sargan)", "χ²", tests.Overidentification)
            + (facts.IsWeighted ? " Unequal probabilities allow no such test of residuals." : "");
    }

    // Where instruments contradict one another, the first stage errs to first order; within the corpus the variance counts that.
    private string Surplus(InstrumentFacts facts) => Study.Inference.Generalise == Generalise.Population
        && Study.Estimands.First(estimand => estimand.Name == facts.Estimand).Parameters.Count < facts.Instruments.Count
            ? " Instruments outnumber coefficients: intervals take the instruments to be valid, as those of two-stage least squares do, and are too short "
                + "where they are not."
            : "";

    private static string Sentence(string hypothesis, string symbol, InstrumentTest? test) => test is null ? ""
        : $" {hypothesis}: {symbol} = {NumberText.Significant(test.Statistic, 3)}, "
            + $"{(test.Residual is { } residual ? $"{test.Freedom} and {residual}" : $"{test.Freedom}")} degrees of freedom, p "
            + $"{(test.PValue < 0.001 ? "" : "= ")}{NumberText.PValue(test.PValue)}.";
}
