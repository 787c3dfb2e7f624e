using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Debiasing;

/// <summary>Predict-then-debias of a share, of which estimate, Ω and variance have closed forms.</summary>
public sealed class DebiasedShareTests
{
    private const int Rows = 900;

    [Theory]
    [InlineData("population")]
    [InlineData("corpus")]
    public void A_share_of_independent_draws_is_its_closed_form(string about)
    {
        var (synthetic, probability, labelled) = Drawn();
        var corpus = about == "corpus";
        var target = Estimate(synthetic, Sample(synthetic, probability, labelled), new(corpus ? Generalise.Corpus : Generalise.Population, 0.1));

        double[] w = [.. probability.Select((chance, row) => labelled[row] ? 1 / chance : 0)];
        var (y, p, total) = (synthetic.Human, synthetic.Machine, w.Sum());
        var (people, predicted, all) = (w.Zip(y, Times).Sum() / total, w.Zip(p, Times).Sum() / total, p.Average());

        // What each row adds to people's share and to the difference of the two shares of predictions.
        double[] own = [.. w.Select((each, row) => each * (y[row] - people) / total)];
        double[] difference = [.. w.Select((each, row) => (each * (p[row] - predicted) / total) - (corpus ? 0 : (p[row] - all) / Rows))];
        if (corpus)
        {
            for (var row = 0; row < Rows; row++) (own[row], difference[row]) = (own[row] * Left(row), difference[row] * Left(row));
        }

        var weight = own.Zip(difference, Times).Sum() / difference.Zip(difference, Times).Sum();

        // Ω is a slope of m rows about their mean: (m − 1)/(m − 2) once for the residuals and once for itself.
        var count = labelled.Count(each => each) - 1.0;
        var variance = own.Zip(difference, (one, another) => Math.Pow(one - (weight * another), 2)).Sum() * (corpus ? 1 : Rows / (Rows - 1.0))
            * Math.Pow(count / (count - 1), 2);
        Assert.Equal(weight, target.Weight ?? 0, 1e-10);
        Assert.Equal(people + (weight * (all - predicted)), target.Point, 1e-10);
        Assert.Equal(Math.Sqrt(variance), target.StandardError, 1e-10);
        Assert.InRange(weight, 0.3, 1);

        double Left(int row) => Math.Sqrt(1 - probability[row]);
    }

    [Fact]
    public void Without_weight_it_is_what_people_say_and_with_weight_one_the_plain_difference()
    {
        var (synthetic, probability, labelled) = Drawn();
        var sample = Sample(synthetic, probability, labelled);
        var people = Estimate(synthetic, sample, new(Generalise.Population, 0.1) { Interval = IntervalRule.Wald }, EstimationMethod.HumanOnly);
        var none = Estimate(synthetic, sample, new(Generalise.Population, 0.1) { FixedLambda = 0, Interval = IntervalRule.Wald });
        Assert.Equal((people.Point, people.StandardError, people.Lower, people.Upper), (none.Point, none.StandardError, none.Lower, none.Upper));

        var (known, given) = (Estimate(synthetic, sample, new(Generalise.Population, 0.1), EstimationMethod.HumanOnly),
            Estimate(synthetic, sample, new(Generalise.Population, 0.1) { FixedLambda = 0 }));
        Assert.Equal((known.Point, known.StandardError, known.Lower, known.Upper, known.DegreesOfFreedom, known.IsBound),
            (given.Point, given.StandardError, given.Lower, given.Upper, given.DegreesOfFreedom, given.IsBound));
        Assert.Equal(0, given.Weight);

        // A share is linear in what is added up: Ω = 1 is DSL with the model's answers as they are, with weights that add up to the corpus.
        var one = Estimate(synthetic, sample, new(Generalise.Population, 0.1) { FixedLambda = 1 });
        double[] w = [.. probability.Select((chance, row) => labelled[row] ? 1 / chance : 0)];
        var error = w.Select((each, row) => each * (synthetic.Human[row] - synthetic.Machine[row])).Sum() / w.Sum();
        Assert.Equal(synthetic.Machine.Average() + error, one.Point, 1e-12);
    }

    [Fact]
    public void Of_a_corpus_that_is_labelled_wholly_it_is_what_people_said()
    {
        var synthetic = new SyntheticStudy(Rows);
        var sample = Sample(synthetic, [.. Enumerable.Repeat(1.0, Rows)], [.. Enumerable.Repeat(true, Rows)]);
        var target = Estimate(synthetic, sample, new(Generalise.Population, 0.1));
        var share = synthetic.Human.Average();
        Assert.Equal(share, target.Point, 1e-12);
        Assert.Equal(Math.Sqrt(share * (1 - share) / (Rows - 1)), target.StandardError, 1e-12);
        Assert.Equal(0, Estimate(synthetic, sample, new(Generalise.Corpus, 0.1)).StandardError);
    }

    [Fact]
    public void A_model_that_no_label_contradicts_has_an_estimate_and_no_interval()
    {
        var (synthetic, probability, labelled) = Drawn();
        synthetic.Machine = [.. synthetic.Human];
        var target = Estimate(synthetic, Sample(synthetic, probability, labelled), new(Generalise.Corpus, 0.1));
        Assert.Equal(synthetic.Human.Average(), target.Point, 1e-9);
        Assert.True(target is { ShowsNothing: true, IsWithheld: true });

        // One error in the labels: two squares of degrees, and fewer than two of a number are no interval.
        var row = Array.IndexOf(labelled, true);
        synthetic.Machine[row] = 1 - synthetic.Machine[row];
        var few = Estimate(synthetic, Sample(synthetic, probability, labelled), new(Generalise.Corpus, 0.1));
        Assert.InRange(few.DegreesOfDesign ?? double.PositiveInfinity, 1.5, 2.5);
    }

    [Fact]
    public void Answers_that_are_all_the_same_have_no_weight_and_a_weight_that_was_given_is_refused()
    {
        var (synthetic, probability, labelled) = Drawn();
        synthetic.Machine = [.. Enumerable.Repeat(1.0, Rows)];
        var sample = Sample(synthetic, probability, labelled);
        Assert.Equal(0, Estimate(synthetic, sample, new(Generalise.Population, 0.1)).Weight);
        var estimation = new StudyEstimation(synthetic.ShareOnly(), 1);
        var options = estimation.OptionsFor(0, EstimationMethod.PredictThenDebias, new(Generalise.Population, 0.1) { FixedLambda = 1 });
        var failure = estimation.Estimate(0, sample, EstimationMethod.PredictThenDebias, options);
        Assert.IsType<Cdi.Estimation.MEstimation.SolveFailure.OfPredictions>(failure);
    }

    private static TargetEstimate Estimate(SyntheticStudy synthetic, DrawnSample sample, InferenceSettings inference, EstimationMethod? by = null)
    {
        var method = by ?? EstimationMethod.PredictThenDebias;
        var estimation = new StudyEstimation(synthetic.ShareOnly(), 1);
        return Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, estimation.OptionsFor(0, method, inference))).Targets[0];
    }

    private static (SyntheticStudy Study, double[] Probability, bool[] Labelled) Drawn()
    {
        var random = new Random(4);
        double[] probability = [.. Enumerable.Range(0, Rows).Select(_ => 0.15 + (0.4 * random.NextDouble()))];
        return (new(Rows), probability, [.. probability.Select(chance => random.NextDouble() < chance)]);
    }

    private static DrawnSample Sample(SyntheticStudy synthetic, double[] probability, bool[] labelled)
    {
        double[] labels = [.. synthetic.Human.Select((label, row) => labelled[row] ? label : double.NaN)];
        return Assert.IsType<DrawnSample>(new GivenDraws(new(labels), [new(Cdi.Estimation.Sampling.DrawMethod.Poisson, probability)]).SampleOf([0]));
    }

    private static double Times(double one, double another) => one * another;
}
