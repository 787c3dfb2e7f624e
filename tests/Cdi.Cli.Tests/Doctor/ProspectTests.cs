using Cdi.Cli.Examination;

namespace Cdi.Cli.Tests.Doctor;

/// <summary>The half-widths that the doctor expects.</summary>
public class ProspectTests
{
    private const int Texts = 4000;
    private const int Labels = 400;

    // Half of the texts have the label A; the model is right in nine of ten, evenly. Then W = .9 · .1 = .09 and B = .25 − .09 = .16:
    // people alone 1.96 √(.25/400) = .0490, with the model 1.96 √(.09/400 + .16/4000) = .0319, twice the labels 1.96 √(.09/800 + .16/4000) = .0242.
    // Shares within groups are (x + ½)/(n + 1), which moves W by less than one in a hundred; tolerance .0005.
    [Fact]
    public void A_share_has_the_variance_within_groups_over_labels_and_between_them_over_texts()
    {
        var prospect = new ShareProspects(Rows()).All(["A", "B"], [])[0];
        Assert.Equal("prevalence(label[A])", prospect.Target);
        Assert.Equal(Labels, prospect.Labels);
        Assert.Equal("", prospect.Caution);
        Near(.0490, prospect.PeopleAlone);
        Near(.0319, prospect.Now);
        Near(.0242, prospect.Twice);
    }

    [Fact]
    public void A_model_without_information_never_makes_the_expectation_worse_than_people_alone()
    {
        var rows = Rows() with { Llm = [.. Enumerable.Range(0, Texts).Select(row => row / 20 % 2)] };
        var prospect = new ShareProspects(rows).All(["A", "B"], [])[0];
        Assert.True(prospect.Now <= prospect.PeopleAlone);
        Near(.0490, prospect.Now);
    }

    // Two weights of which one is three times the other, evenly: the design effect is (1 + 9)/2 / ((1 + 3)/2)² = 1.25.
    [Fact]
    public void Unequal_weights_cost_their_design_effect()
    {
        var rows = Rows() with { Weights = [.. Enumerable.Range(0, Texts).Select(row => row / 10 % 2 == 0 ? 1.0 : 3.0)] };
        Assert.Equal(1.25, rows.DesignEffect, 12);
        Near(.0490 * Math.Sqrt(1.25), new ShareProspects(rows).All(["A", "B"], [])[0].PeopleAlone);
    }

    // y = x exactly: no residual, so that only the variance between texts is left: 1.96 √(8.25/2000) = .1259 for x = 0 … 9 evenly.
    [Fact]
    public void A_mean_explained_by_the_model_has_the_variance_between_texts_only()
    {
        double[] llm = [.. Enumerable.Range(0, 2000).Select(row => (double)(row % 10))];
        double[] human = [.. llm.Select((value, row) => row / 10 % 2 == 0 ? value : double.NaN)];
        Near(.1259, MeanProspect.Of(human, llm, [.. llm.Select(_ => 1.0)]).Now);
    }

    [Fact]
    public void Few_labels_and_rare_options_are_said()
    {
        var rows = new AnnotatedRows(["a", "b"], [.. Enumerable.Range(0, 100).Select(row => row < 60 ? (row < 2 ? 0 : 1) : -1)],
            [.. Enumerable.Range(0, 100).Select(row => row < 2 ? 0 : 1)], [.. Enumerable.Repeat(1.0, 100)]);
        Assert.Equal("2 of 60 labels: too rare for these figures", new ShareProspects(rows).All(["A", "B"], [])[0].Caution);
    }

    /// <summary>Every tenth text is labelled; labels alternate by tens, and the model errs in every tenth hundred.</summary>
    private static AnnotatedRows Rows()
    {
        int Truth(int row) => row / 10 % 2;
        bool Errs(int row) => row / 20 % 10 == 0;
        return new(
            ["a", "b"],
            [.. Enumerable.Range(0, Texts).Select(row => row % 10 == 0 ? Truth(row) : -1)],
            [.. Enumerable.Range(0, Texts).Select(row => Errs(row) ? 1 - Truth(row) : Truth(row))],
            [.. Enumerable.Repeat(1.0, Texts)]);
    }

    private static void Near(double expected, double? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected, actual.Value, .0005);
    }
}
