using Cdi.Corpus;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running;

namespace Cdi.Studies.Tests.Running;

/// <summary>From the answers of several models to that of a panel.</summary>
public sealed class PanelAnswersTests
{
    private const double None = double.NaN;

    [Theory]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 0.0, 1, 1 }, 1, 2.0 / 3)]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 2.0, 1, 0 }, 0, 1.0 / 3)] // of equals the one declared first
    [InlineData(new[] { 2.0, 1, 1 }, new[] { 1.0, 0, 0 }, 0, 0.5)]
    [InlineData(new[] { 3.0, 1, 1 }, new[] { 1.0, 0, 0 }, 1, 0.6)]
    [InlineData(new[] { 0.1, 0.2, 0.3 }, new[] { 0.0, 0, 1 }, 0, 0.5)] // .1 + .2 is .3
    [InlineData(new[] { 0.3, 0.2, 0.1 }, new[] { 1.0, 0, 0 }, 0, 0.5)]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { None, 1, 1 }, 1, 2.0 / 3)]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { None, None, 1 }, None, None)]
    [InlineData(new[] { 1.0, 1, 2 }, new[] { None, None, 1 }, 1, 0.5)] // as many as are silent
    [InlineData(new[] { 1.0, 1, 1 }, new[] { None, None, None }, None, None)]
    public void The_label_is_what_most_of_the_weight_says(double[] weights, double[] said, double label, double confidence)
    {
        var panel = Options(LabelAggregate.Majority, weights, [.. said.Select(one => Labels([one]))]);
        Assert.Equal(label, panel.Labels.Span[0]);
        Assert.Equal(confidence, panel.Confidence.Span[0], 12);
        Assert.True(panel.Probabilities.IsEmpty);
    }

    [Fact]
    public void The_mean_is_of_probabilities_and_of_labels_where_there_are_none()
    {
        // Option 2 has .1 + 1 of 2, option 0 has .8.
        var sure = Labels([0, 0]) with { Probabilities = new[] { 0.8, 0.9, 0.1, 0, 0.1, 0.1 } };
        var panel = Options(LabelAggregate.Mean, [1, 1], sure, Labels([2, None]));
        Assert.Equal([2, 0], panel.Labels.ToArray());
        Assert.Equal([0.55, 0.45], panel.Confidence.ToArray().Select(each => Math.Round(each, 12)));
        Assert.Equal([0.4, 0.9, 0.05, 0, 0.55, 0.1], panel.Probabilities.ToArray().Select(each => Math.Round(each, 12)));

        var silent = Options(LabelAggregate.Mean, [1, 2], sure, Labels([None, 0]));
        Assert.True(double.IsNaN(silent.Labels.Span[0]));
        Assert.All(Enumerable.Range(0, 3), option => Assert.True(double.IsNaN(silent.Probabilities.Span[2 * option])));
    }

    [Theory]
    [InlineData(LabelAggregate.Mean, new[] { 1.0, 1, 1 }, new[] { 1.0, 2, 6 }, 3)]
    [InlineData(LabelAggregate.Mean, new[] { 2.0, 1, 1 }, new[] { 1.0, 2, 6 }, 2.5)]
    [InlineData(LabelAggregate.Mean, new[] { 1.0, 1, 1 }, new[] { None, 2, 6 }, 4)]
    [InlineData(LabelAggregate.Mean, new[] { 1.0, 1, 1 }, new[] { None, None, 6 }, None)]
    [InlineData(LabelAggregate.Median, new[] { 1.0, 1, 1 }, new[] { 6.0, 1, 2 }, 2)]
    [InlineData(LabelAggregate.Median, new[] { 1.0, 1, 1 }, new[] { 6.0, None, 2 }, 4)]
    [InlineData(LabelAggregate.Median, new[] { 3.0, 1, 1 }, new[] { 6.0, 1, 2 }, 6)]
    [InlineData(LabelAggregate.Median, new[] { 2.0, 1, 1 }, new[] { 6.0, 1, 2 }, 4)]
    public void Numbers_have_a_mean_or_a_median_by_weight(LabelAggregate aggregate, double[] weights, double[] said, double number)
    {
        var outcome = new OutcomeDefinition { Name = "warmth", Minimum = 0, Maximum = 10 };
        var panel = PanelAnswers.Of(Panel(aggregate, weights), outcome, 1, [.. said.Select(one => Labels([one]))], default);
        Assert.Equal(number, panel.Labels.Span[0]);
        Assert.True(panel.Confidence.IsEmpty);
    }

    [Fact]
    public void It_says_nothing_of_examples_and_nothing_before_its_members()
    {
        var panel = PanelAnswers.Of(Panel(LabelAggregate.Majority, [1, 1]), Tone, 2, [Labels([1, 1]), Labels([1, 1])], new[] { true, false });
        Assert.Equal([None, 1], panel.Labels.ToArray());
        Assert.True(Options(LabelAggregate.Majority, [1, 1], Labels([1]), new(default, default, 1, 0)).Labels.IsEmpty);
    }

    [Fact]
    public void It_costs_what_its_members_cost_if_that_is_known()
    {
        Assert.Equal(new ModelCost(0.5m, "USD"), Cost(new(0.2m, "USD"), new(0.3m, "USD")));
        Assert.Equal(new ModelCost(0.2m, "USD"), Cost(new(0.2m, "USD"), ModelCost.Nothing));
        Assert.Equal(ModelCost.Nothing, Cost(ModelCost.Nothing, ModelCost.Nothing));
        Assert.Null(Cost(new(0.2m, "USD"), new(0.3m, "EUR")));
        Assert.Null(Cost(new(0.2m, "USD"), null));

        static ModelCost? Cost(ModelCost? one, ModelCost? other) =>
            Options(LabelAggregate.Majority, [1, 1], Labels([1]) with { Cost = one }, Labels([1]) with { Cost = other }).Cost;
    }

    private static OutcomeDefinition Tone => new()
    {
        Name = "tone", Options = [new("A", "Angry"), new("B", "Bored"), new("C", "Calm")],
    };

    private static ModelLabels Options(LabelAggregate aggregate, double[] weights, params ModelLabels[] members) =>
        PanelAnswers.Of(Panel(aggregate, weights), Tone, Math.Max(1, members[0].Labels.Length), members, default);

    private static ModelPanel Panel(LabelAggregate aggregate, double[] weights) => new()
    {
        Members = [.. weights.Select((_, m) => $"m{m}")], Weights = [.. weights], Aggregate = aggregate,
    };

    private static ModelLabels Labels(double[] said) => new(said, default, 0, -1);
}
