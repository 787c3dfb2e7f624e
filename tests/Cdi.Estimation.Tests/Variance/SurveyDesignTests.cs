using Cdi.Estimation.Annotations;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Groups sampled from strata of a finite population, some of their texts labelled.</summary>
public sealed class SurveyDesignTests
{
    private const int Strata = 8;
    private const int Groups = 10;
    private const int Sampled = 5;
    private const int Texts = 6;
    private const double Chance = 0.5;
    private const int Rows = Strata * Sampled * Texts;

    private static readonly double[,,] Population = Drawn(new Random(20261127));

    [Fact]
    public void Intervals_cover_the_population_with_and_without_a_model_and_strata_and_shares_make_them_shorter()
    {
        const int Trials = 400;
        var truth = Population.Cast<double>().Average();
        var (covered, widths) = (new int[2], new double[2]);
        var plain = 0.0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var (problem, sample) = Sample(new Random(trial), isDesign: true);
            var estimation = new StudyEstimation(problem, (ulong)trial);
            foreach (var (k, method) in new[] { EstimationMethod.HumanOnly, EstimationMethod.PpiTuned }.Index())
            {
                var target = Estimated(estimation, sample, method);
                if (target.Lower <= truth && truth <= target.Upper) covered[k]++;
                widths[k] += (target.Upper - target.Lower ?? double.NaN) / Trials;
            }

            var (without, same) = Sample(new Random(trial), isDesign: false);
            var independent = Estimated(new StudyEstimation(without, (ulong)trial), same, EstimationMethod.HumanOnly);
            plain += (independent.Upper - independent.Lower ?? double.NaN) / Trials;
        }

        // 400 trials: a share of .95 errs by .011; three of them.
        Assert.All(covered, count => Assert.InRange(count / (double)Trials, 0.917, 0.983));
        Assert.True(widths[1] < widths[0], $"{widths[1]} {widths[0]}");
        Assert.True(widths[0] < 0.8 * plain, $"{widths[0]} {plain}");
    }

    [Fact]
    public void One_stratum_without_a_share_is_the_sum_over_groups()
    {
        var (problem, sample) = Sample(new Random(3), isDesign: false);
        int[] units = [.. Enumerable.Range(0, Rows).Select(row => row / Texts)];
        var asked = problem.Estimands[0];
        var stratified = new StudyProblem(problem.Keys, problem.Variables, [Estimand(units, new SurveyDesign(units, new int[Rows], []))], problem.Predictors);
        Assert.Equal(Estimated(new StudyEstimation(problem, 1), sample, EstimationMethod.HumanOnly).StandardError,
            Estimated(new StudyEstimation(stratified, 1), sample, EstimationMethod.HumanOnly).StandardError, 1e-12);
        Assert.Null(asked.Survey);
    }

    [Fact]
    public void Units_lie_in_one_stratum_and_every_stratum_has_a_share()
    {
        Assert.Throws<ArgumentException>(() => new SurveyDesign([0, 0], [0, 1], []));
        Assert.Throws<ArgumentException>(() => new SurveyDesign([0, 1], [0, 0], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => new SurveyDesign([0], [0, 0], []));
    }

    [Fact]
    public void A_resampled_corpus_keeps_strata_and_their_shares_and_counts_a_unit_drawn_twice_as_two()
    {
        var design = new SurveyDesign([0, 0, 1, 2, 3], [0, 0, 0, 1, 1], [0.5, 0.25]);
        var taken = design.Take([0, 1, 2, 0, 1], [0, 0, 1, 2, 2]);
        Assert.Equal((3, 1), (taken.UnitCount, taken.StratumCount));
        Assert.Equal([3, 0.5], [taken.SizeOf(0), taken.FractionOf(0)]);
        Assert.Equal((2, 2, 1), (design.Degrees(), design.RowsOf(0), design.Degrees([0, 2])));
    }

    private static TargetEstimate Estimated(StudyEstimation estimation, LabelledSample sample, EstimationMethod method)
    {
        var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Population, 0.05) { Variance = VarianceEstimator.ClusterCR1 });
        return Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method.Prediction, options)).Targets[0];
    }

    private static (StudyProblem Problem, LabelledSample Sample) Sample(Random random, bool isDesign)
    {
        var (values, said, strata, units) = (new double[Rows], new double[Rows], new int[Rows], new int[Rows]);
        var row = 0;
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            int[] order = [.. Enumerable.Range(0, Groups)];
            random.Shuffle(order);
            foreach (var group in order.Take(Sampled))
            {
                for (var text = 0; text < Texts; text++, row++)
                {
                    (values[row], strata[row], units[row]) = (Population[stratum, group, text], stratum, row / Texts);
                    said[row] = values[row] + (random.NextDouble() - 0.5);
                }
            }
        }

        int[] labelled = [.. Enumerable.Range(0, Rows).Where(_ => random.NextDouble() < Chance)];
        var design = isDesign ? new SurveyDesign(units, strata, [.. Enumerable.Repeat((double)Sampled / Groups, Strata)]) : null;
        var problem = new StudyProblem(Enumerable.Range(0, Rows).Select(each => new RowKey((ulong)each)).ToArray(),
            [AnnotatedVariable.OfNumber("v", Rows, said, default)], [Estimand(units, design)], new Covariates(ReadOnlyMemory<double>.Empty, Rows));
        return (problem, new LabelledSample
        {
            Rows = Rows,
            LabelledRows = labelled,
            Labels = [labelled.Select(each => values[each]).ToArray()],
            Probabilities = new RowValues<double>(Enumerable.Repeat(Chance, Rows).ToArray()),
            IsFixedSize = false,
        });
    }

    private static StudyEstimand Estimand(int[] units, SurveyDesign? design) => new("mean", new MEstimator<Glm<Gaussian, Size1>>(),
        new Covariates(Enumerable.Repeat(1.0, Rows).ToArray(), Rows), FeatureMap.Number(0), [Target.Coefficient(0, "mean", Scale.Mean, 1)])
    {
        Clusters = units,
        Survey = design,
    };

    // Texts of a group have something in common, groups of a stratum more.
    private static double[,,] Drawn(Random random)
    {
        var values = new double[Strata, Groups, Texts];
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            for (var group = 0; group < Groups; group++)
            {
                var level = stratum + (2 * random.NextDouble());
                for (var text = 0; text < Texts; text++) values[stratum, group, text] = level + random.NextDouble();
            }
        }

        return values;
    }
}
