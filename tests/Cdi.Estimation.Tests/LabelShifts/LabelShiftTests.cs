using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.LabelShifts;

/// <summary>Shares by a gold set of another corpus: Rogan and Gladen's closed form, how often intervals hold, and what is refused.</summary>
public sealed class LabelShiftTests
{
    [Theory]
    [InlineData("population")]
    [InlineData("corpus")]
    public void Two_classes_are_Rogan_and_Gladen(string about)
    {
        // 60 of 80 texts of the event are called so, 12 of 100 of the others; 300 of 1000 texts of the corpus.
        var (said, labels) = Table([(80, 60, 1), (100, 12, 0)], 1000, 300);
        var target = Estimate(said, labels, about == "corpus" ? Generalise.Corpus : Generalise.Population);
        var (sensitivity, other, q) = (0.75, 0.12, 0.3);
        var slope = sensitivity - other;
        var share = (q - other) / slope;
        Assert.Equal(share, target.Point, 1e-12);

        // Half a text more in each cell, of the gold set and of the corpus.
        var ofEvent = Bernoulli(60.5 / 81) / 80;
        var ofOthers = Bernoulli(12.5 / 101) / 100;
        var ofSaid = about == "corpus" ? (share * Bernoulli(60.5 / 81)) + ((1 - share) * Bernoulli(12.5 / 101)) : Bernoulli(300.5 / 1001);
        var variance = ((ofSaid / 1000) + (share * share * ofEvent) + ((1 - share) * (1 - share) * ofOthers)) / (slope * slope);
        Assert.Equal(Math.Sqrt(variance), target.StandardError, 1e-12);
        Assert.InRange(target.DegreesOfFreedom ?? 0, 79, 400);
    }

    [Theory]
    [InlineData(0.8, 0.15, 60, 80)]
    [InlineData(0.95, 0.02, 40, 60)]
    [InlineData(0.7, 0.35, 150, 150)]
    public void Intervals_cover_where_texts_of_a_class_are_answered_alike(double sensitivity, double other, int ofEvent, int ofOthers)
    {
        const int Trials = 1000;
        foreach (var share in new[] { 0.03, 0.4 })
        {
            var (held, withheld) = (0, 0);
            for (var trial = 0; trial < Trials; trial++)
            {
                var random = new Random((1000 * ofEvent) + trial);
                int Count(int texts, double chance) => Enumerable.Range(0, texts).Count(_ => random.NextDouble() < chance);
                var events = Count(800, share);
                var (said, labels) = Table([(ofEvent, Count(ofEvent, sensitivity), 1), (ofOthers, Count(ofOthers, other), 0)],
                    800, Count(events, sensitivity) + Count(800 - events, other));
                if (Outcome(said, labels, Generalise.Population) is not RectifiedFit fit) withheld++;
                else if (fit.Targets[0].Holds(share)) held++;
            }

            // Four standard deviations of the share of 1000 at .9 are .038.
            Assert.InRange(withheld, 0, Trials / 20);
            Assert.True(held / (double)(Trials - withheld) > 0.9 - 0.038, $"{share}: {held} of {Trials - withheld}");
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Intervals_cover_where_the_corpus_has_few_texts(int texts)
    {
        const int Trials = 600;
        const double Share = 0.1;
        var (held, refused) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new Random((1000 * texts) + trial);
            int Count(int of, double chance) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < chance);
            var events = Count(texts, Share);
            var (said, labels) = Table([(150, Count(150, 0.9), 1), (150, Count(150, 0.1), 0)], texts, Count(events, 0.9) + Count(texts - events, 0.1));
            if (Outcome(said, labels, Generalise.Population) is not RectifiedFit fit) refused++;
            else if (fit.Targets[0].Holds(Share)) held++;
        }

        // Four standard deviations of the share of 600 at .9 are .049.
        Assert.InRange(refused, 0, Trials / 100);
        Assert.True(held / (double)(Trials - refused) > 0.9 - 0.049, $"{held} of {Trials - refused}");
    }

    [Fact]
    public void Of_what_one_text_says_nothing_follows_of_a_population()
    {
        var (said, labels) = Table([(150, 140, 1), (150, 12, 0)], 1, 1);
        var one = Estimate(said, labels, Generalise.Population);
        Assert.True(one.StandardError > 0 && one.IsWithheld);
        (said, labels) = Table([(150, 140, 1), (150, 12, 0)], 12, 12);
        var twelve = Estimate(said, labels, Generalise.Population);
        Assert.InRange(twelve.DegreesOfFreedom ?? 0, 11, 40);
        Assert.True(twelve.Lower < 0.95);
    }

    [Fact]
    public void Three_classes_solve_what_the_model_says_of_them()
    {
        // Columns .8 .1 .1, .2 .7 .1 and 0 .2 .8 of 100 texts each; shares .5 .3 .2 give q = (.46, .30, .24).
        double[] said = [.. Repeat(0, 80), .. Repeat(1, 10), .. Repeat(2, 10), .. Repeat(0, 20), .. Repeat(1, 70), .. Repeat(2, 10), .. Repeat(1, 20),
            .. Repeat(2, 80), .. Repeat(0, 460), .. Repeat(1, 300), .. Repeat(2, 240)];
        double[] labels = [.. Repeat(0, 100), .. Repeat(1, 100), .. Repeat(2, 100), .. Repeat(double.NaN, 1000)];
        double[] shares = [.. Enumerable.Range(0, 3).Select(k => Outcome(said, labels, Generalise.Population, 3, k)).OfType<RectifiedFit>()
            .Select(fit => fit.Targets[0].Point)];
        Close.To([0.5, 0.3, 0.2], shares, 1e-12);
    }

    [Fact]
    public void What_leaves_shares_open_is_refused()
    {
        // At chance; a class with one text; an answer that is missing; no corpus; and more of what is said than the event itself would give.
        Assert.Equal(ShiftObstacle.Uninformative, Refused(Table([(80, 30, 1), (100, 36, 0)], 1000, 370)));
        Assert.Equal(ShiftObstacle.FewLabels, Refused(Table([(1, 1, 1), (100, 12, 0)], 1000, 370)));
        Assert.Equal(ShiftObstacle.NoTexts, Refused(Table([(80, 60, 1), (100, 12, 0)], 0, 0)));
        Assert.Equal(ShiftObstacle.NoMixture, Refused(Table([(800, 600, 1), (1000, 120, 0)], 1000, 960)));
        var (said, labels) = Table([(80, 60, 1), (100, 12, 0)], 1000, 300);
        said[^1] = double.NaN;
        Assert.Equal(ShiftObstacle.Unanswered, Refused((said, labels)));
    }

    private static double Bernoulli(double chance) => chance * (1 - chance);

    private static IEnumerable<double> Repeat(double value, int count) => Enumerable.Repeat(value, count);

    private static ShiftObstacle Refused((double[] Said, double[] Labels) table) =>
        Assert.IsType<SolveFailure.Shifted>(Outcome(table.Said, table.Labels, Generalise.Population)).Obstacle;

    private static TargetEstimate Estimate(double[] said, double[] labels, Generalise generalise) =>
        Assert.IsType<RectifiedFit>(Outcome(said, labels, generalise)).Targets[0];

    private static EstimationOutcome Outcome(double[] said, double[] labels, Generalise generalise, int classes = 2, int @event = 1)
    {
        var rows = said.Length;
        var estimand = new StudyEstimand("share", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates((double[])[.. Repeat(1, rows)], rows),
            FeatureMap.Event(0, classes, @event), [Target.Coefficient(0, "share", Scale.Proportion, 1)]);
        var keys = Enumerable.Range(0, rows).Select(RowKey.FromRowNumber).ToArray();
        var variable = AnnotatedVariable.OfClasses("v", classes, rows, said, default);
        var study = new RecordedStudy(new(keys, [variable], [estimand], Covariates.None(rows)), new(labels));
        var estimation = new StudyEstimation(study, 1);
        var options = estimation.OptionsFor(0, EstimationMethod.LabelShift, new InferenceSettings(generalise, 0.1));
        return estimation.Estimate(0, GivenSample.Uniform(study.Labels, 0), EstimationMethod.LabelShift, options);
    }

    // Gold texts of a class with how many are called the event; texts of the corpus with how many are.
    private static (double[] Said, double[] Labels) Table((int Texts, int Said, double Label)[] gold, int texts, int called) => (
        [.. gold.SelectMany(each => Repeat(1, each.Said).Concat(Repeat(0, each.Texts - each.Said))), .. Repeat(1, called), .. Repeat(0, texts - called)],
        [.. gold.SelectMany(each => Repeat(each.Label, each.Texts)), .. Repeat(double.NaN, texts)]);
}
