using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Corpora of our own: an indicator v with P(v = 1) = .4 + .2x, a covariate x that is 1 in a tenth of the rows, and an annotator.</summary>
public sealed class SyntheticStudy
{
    /// <summary>A corpus whose annotator is right in four of five rows and half as often wrong where its confidence is above a half.</summary>
    public SyntheticStudy(int rows, ulong seed = 1)
    {
        Keys = [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];
        double Uniform(int row, int use) => new CounterRandom(seed, RandomPurpose.Resample, use).Uniform(Keys[row]);
        X = [.. Enumerable.Range(0, rows).Select(row => Uniform(row, 0) < 0.1 ? 1.0 : 0)];
        Human = [.. Enumerable.Range(0, rows).Select(row => Uniform(row, 1) < 0.4 + (0.2 * X[row]) ? 1.0 : 0)];
        Confidence = [.. Enumerable.Range(0, rows).Select(row => Math.Round(Uniform(row, 2), 1))];
        Machine = [.. Enumerable.Range(0, rows).Select(row => Uniform(row, 3) < (Confidence[row] > 0.5 ? 0.13 : 0.27) ? 1 - Human[row] : Human[row])];
    }

    public RowKey[] Keys { get; set; }

    public double[] X { get; set; }

    public double[] Human { get; set; }

    public double[] Machine { get; set; }

    public double[] Confidence { get; set; }

    /// <summary>The stratum of each row; those of x unless set.</summary>
    public int[]? Strata { get; set; }

    public int Rows => Keys.Length;

    /// <summary>The logistic slope of x and the share, in this order.</summary>
    public RecordedStudy Problem() => With(Slope(), Share());

    public RecordedStudy ShareOnly() => With(Share());

    public RecordedStudy SlopeOnly() => With(Slope());

    public static SamplingPlan Plan(SamplingDesign design, int budget, ulong seed = 7) => new()
    {
        Design = design,
        Budget = new Labels(budget),
        BurnIn = new Labels(budget / 5),
        Rounds = 3,
        Seed = seed,
    };

    public static DrawnSample Draw(RecordedStudy study, SamplingPlan plan) =>
        new AdaptiveSampling(study).Draw(plan, study.Labels) as DrawnSample ?? throw new InvalidOperationException("The corpus allows no such sample.");

    private RecordedStudy With(params StudyEstimand[] estimands) => new(
        new(Keys, [AnnotatedVariable.OfClasses("v", 2, Rows, Machine, Confidence)], estimands, new Covariates(X, Rows))
        {
            Strata = Strata ?? [.. X.Select(value => (int)value)],
        }, new(Human));

    private StudyEstimand Slope() => new(
        "slope", new MEstimator<Glm<Bernoulli, Size2>>(), new Covariates((double[])[.. Ones(), .. X], Rows), FeatureMap.Event(0, 2, 1),
            [Target.Coefficient(1, "x", Scale.LogOdds, 2)]);

    private StudyEstimand Share() => new(
        "share", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Ones(), Rows), FeatureMap.Event(0, 2, 1),
            [Target.Coefficient(0, "share", Scale.Proportion, 1)]);

    private double[] Ones() => [.. Enumerable.Repeat(1.0, Rows)];
}
