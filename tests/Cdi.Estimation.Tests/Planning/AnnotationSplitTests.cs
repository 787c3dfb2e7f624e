using System.Text.Json;
using Cdi.Estimation.Planning;
using Cdi.Testing;

namespace Cdi.Estimation.Tests.Planning;

public sealed class AnnotationSplitTests
{
    [SharedFact]
    public void Splits_are_those_of_the_reference_wherever_it_keeps_to_its_budget()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/ppi.json")));
        var (same, overspent) = (0, 0);
        foreach (var entry in reference.RootElement.GetProperty("power").GetProperty("ppi_power").EnumerateArray())
        {
            var expected = entry.GetProperty("result").GetProperty("value");
            var (labels, alone) = (expected.GetProperty("n").GetInt32(), expected.GetProperty("N").GetInt32());
            var split = Split(entry, entry.GetProperty("ppi_corr").GetDouble());
            if (entry.TryGetProperty("budget", out var budget) && expected.GetProperty("cost").GetDouble() > budget.GetDouble() + 1e-9)
            {
                // It rounds up beyond its budget, or forgets what a text costs: 650 of 500.
                Assert.InRange(split.Cost, 0, budget.GetDouble() + 1e-9);
                overspent++;
                continue;
            }

            Assert.Equal((labels, alone), (split.Labels, split.ModelOnly));
            same++;
        }

        Assert.Equal((80, 20), (same, overspent));
    }

    [Fact]
    public void No_other_split_of_the_budget_is_worth_more()
    {
        var prices = new AnnotationPrices(0.05, 1, 0.02);
        var best = AnnotationSplit.OfBudget(0.5, prices, 300);
        for (var labels = 1; labels < 280; labels++)
        {
            var alone = (int)((300 - (labels * prices.Both)) / prices.ModelOnly);
            if (alone < 0) continue;
            var effective = labels / (1 - (0.5 * alone / (labels + alone)));
            Assert.InRange(effective, 0, best.Effective * 1.002);
        }

        Assert.InRange(best.Cost, 299, 300);
    }

    [Fact]
    public void Free_answers_are_taken_for_every_text_and_useless_ones_for_none()
    {
        Assert.Equal((100, 900), Counts(AnnotationSplit.OfBudget(0.6, new(0, 1, 0), 100, 1000)));
        Assert.Equal((100, 0), Counts(AnnotationSplit.OfBudget(0, new(0, 1, 0.1), 100, 1000)));
        Assert.Equal((100, 0), Counts(AnnotationSplit.OfBudget(0.01, new(0, 1, 0.5), 100, 1000)));
        Assert.Equal((50, 0), Counts(AnnotationSplit.OfEffectiveLabels(0.9, new(0, 1, 0.01), 80, 50)));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotationSplit.OfBudget(1, new(0, 1, 0.1), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotationSplit.OfBudget(0.5, new(0, 0, 0.1), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotationSplit.OfBudget(0.5, new(0, 1, 0.1), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotationSplit.OfEffectiveLabels(0.5, new(0, 1, 0.1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotationSplit.OfBudget(0.5, new(0, 1, 0), 100));
    }

    private static (int Labels, int ModelOnly) Counts(AnnotationSplit split) => (split.Labels, split.ModelOnly);

    private static AnnotationSplit Split(JsonElement entry, double correlation)
    {
        double Of(string name) => entry.GetProperty(name).GetDouble();
        var prices = new AnnotationPrices(Of("cost_X"), Of("cost_Y"), Of("cost_Yhat"));
        var texts = entry.TryGetProperty("n_max", out var most) ? most.GetInt32() : 0;
        return entry.TryGetProperty("budget", out var budget)
            ? AnnotationSplit.OfBudget(correlation * correlation, prices, budget.GetDouble(), texts)
            : AnnotationSplit.OfEffectiveLabels(correlation * correlation, prices, Of("effective_n"), texts);
    }
}
