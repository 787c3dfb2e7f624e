using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Intervals that hold together, of the shares of all three options of an outcome.</summary>
public sealed class SimultaneousTests
{
    private const double Alpha = 0.1;

    private const int Options = 3;

    private static readonly double[] Population = [0.4, 0.35, 0.25];

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Larger)]
    public void Shares_of_all_options_hang_together_as_multinomial_numbers_do(Alternative alternative)
    {
        var study = Study(400, 1);
        var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Uniform, 200));
        var inference = Inference(Generalise.Population) with { Alternative = alternative };
        var estimation = new StudyEstimation(study, 1);
        var level = estimation.Simultaneously(Same(sample), EstimationMethod.HumanOnly, inference);
        var shares = Enumerable.Range(0, Options).Select(option => Fit(estimation, sample, option, EstimationMethod.HumanOnly, inference).Point).ToArray();
        var correlation = new double[Options * Options];
        for (var i = 0; i < Options; i++)
        {
            for (var j = 0; j < Options; j++)
                correlation[(i * Options) + j] = i == j ? 1 : -Math.Sqrt(shares[i] * shares[j] / ((1 - shares[i]) * (1 - shares[j])));
        }

        Assert.Equal(new NormalMaximum(correlation, alternative).CriticalValue(Alpha).Value, level.CriticalValue, 1e-6);
        Assert.InRange(level.Alpha, Alpha / Options, Alpha);
    }

    // Groups that share no text, in the corpus, under a draw of single texts: the draw of one says nothing of the other, and c is Šidák's.
    [Fact]
    public void Estimates_of_other_texts_are_independent_in_the_corpus()
    {
        var study = Study(400, 2, inGroups: true);
        var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Confidence, 200) with { Draw = DrawMethod.Poisson });
        var level = new StudyEstimation(study, 1).Simultaneously([sample, sample], EstimationMethod.ConfidenceDriven, Inference(Generalise.Corpus));
        Assert.Equal(1 - Math.Sqrt(1 - Alpha), level.Alpha, 1e-9);
        Assert.Equal(Alpha, level.PValue(level.Alpha), 1e-9);
        Assert.Equal(1, level.PValue(1));
        Assert.Equal(0, level.PValue(0));
    }

    // Of 100 trials at .9 a standard error of .03: three of them on either side.
    [Theory]
    [InlineData(Generalise.Population, MethodKind.HumanOnly, 0.81, 0.99)]
    [InlineData(Generalise.Corpus, MethodKind.ConfidenceDriven, 0.81, 0.99)]
    public void All_intervals_hold_together_as_often_as_said(Generalise generalise, MethodKind kind, double least, double most)
    {
        const int Trials = 100;
        var (method, inference, all) = (EstimationMethod.Of(kind), Inference(generalise), 0);
        var design = kind == MethodKind.HumanOnly ? SamplingDesign.Uniform : SamplingDesign.Confidence;
        var corpus = Study(400, 3, out var human);
        for (var trial = 0; trial < Trials; trial++)
        {
            var study = generalise == Generalise.Corpus ? corpus : Study(400, (ulong)trial + 10);
            var truth = generalise == Generalise.Corpus ? Shares(human) : Population;
            var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(design, 200, (ulong)trial + 1));
            var estimation = new StudyEstimation(study, 1);
            var level = estimation.Simultaneously(Same(sample), method, inference);
            Assert.InRange(level.Alpha, Alpha / Options, Alpha);
            all += Enumerable.Range(0, Options).All(option =>
                Fit(estimation, sample, option, method, inference with { Alpha = level.Alpha }).Holds(truth[option])) ? 1 : 0;
        }

        Assert.InRange(all / (double)Trials, least, most);
    }

    // Sums over pairs of clusters that another column makes are no units of each other: of what is not known to hang together c is Šidák's.
    [Fact]
    public void Estimates_of_other_second_clusters_do_not_hang_together()
    {
        var same = Level(7, 7);
        Assert.Equal(1 - Math.Sqrt(1 - Alpha), Level(7, 11).Alpha, 1e-9);
        Assert.True(same.Alpha > Level(7, 11).Alpha + 1e-9);

        SimultaneousLevel Level(int second, int other)
        {
            var study = Study(400, 4, inGroups: false, crossed: [second, other]);
            var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Uniform, 200));
            return new StudyEstimation(study, 1).Simultaneously([sample, sample], EstimationMethod.HumanOnly, Inference(Generalise.Population));
        }
    }

    private static InferenceSettings Inference(Generalise generalise) => new(generalise, Alpha) { IsSimultaneous = true };

    private static List<DrawnSample> Same(DrawnSample sample) => [.. Enumerable.Repeat(sample, Options)];

    private static TargetEstimate Fit(StudyEstimation estimation, DrawnSample sample, int option, EstimationMethod method, InferenceSettings inference) =>
        Assert.IsType<RectifiedFit>(estimation.Estimate(option, sample, method, estimation.OptionsFor(option, method, inference))).Targets[0];

    private static double[] Shares(double[] labels) =>
        [.. Enumerable.Range(0, Options).Select(option => labels.Count(label => label == option) / (double)labels.Length)];

    private static RecordedStudy Study(int rows, ulong seed, bool inGroups = false, int[]? crossed = null) => Study(rows, seed, out _, inGroups, crossed);

    private static RecordedStudy Study(int rows, ulong seed, out double[] human, bool inGroups = false, int[]? crossed = null)
    {
        RowKey[] keys = [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];
        double Uniform(int row, int use) => new CounterRandom(seed, RandomPurpose.Resample, use).Uniform(keys[row]);
        int Option(double uniform) => uniform < 0.4 ? 0 : uniform < 0.75 ? 1 : 2;
        var labels = human = [.. Enumerable.Range(0, rows).Select(row => (double)Option(Uniform(row, 0)))];
        double[] confidence = [.. Enumerable.Range(0, rows).Select(row => Math.Round(Uniform(row, 1), 1))];
        double[] machine = [.. Enumerable.Range(0, rows).Select(row => Uniform(row, 2) < 0.75 ? labels[row] : Option(Uniform(row, 3)))];
        var variable = AnnotatedVariable.OfClasses("v", Options, rows, machine, confidence);
        var estimands = crossed is not null ? crossed.Select((columns, option) => Crossing(Share(option, $"of {option}", _ => 1), columns))
            : inGroups ? Enumerable.Range(0, 2).Select(group => Share(0, $"of group {group}", row => row % 2 == group ? 1 : 0))
            : Enumerable.Range(0, Options).Select(option => Share(option, $"of {option}", _ => 1));
        return new(new(keys, [variable], [.. estimands], new Covariates(Enumerable.Repeat(1.0, rows).ToArray(), rows)), new(human));

        // Eight clusters, crossed by as many as are said.
        StudyEstimand Crossing(StudyEstimand share, int columns)
        {
            int[] first = [.. Enumerable.Range(0, rows).Select(row => row % 8)], second = [.. Enumerable.Range(0, rows).Select(row => row / 8 % columns)];
            return new(share.Name, share.Estimator, share.Covariates, share.Features, share.Targets, share.Primary)
            {
                Clusters = first, Crossed = CrossedClusters.Of(first, second),
            };
        }

        StudyEstimand Share(int option, string name, Func<int, double> counts) => new(
            name, new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Range(0, rows).Select(counts).ToArray(), rows),
            FeatureMap.Event(0, Options, option), [Target.Coefficient(0, "share", Scale.Proportion, 1)]);
    }
}
