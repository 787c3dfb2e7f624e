using Cdi.Estimation.MEstimation;
using Cdi.Estimation.LabelledSamples;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>A synthetic study: a covariate, human and LLM labels, unequal probabilities and one draw.</summary>
public sealed record SmallStudy(double[] X, double[] Human, double[] Predicted, bool[] Labelled, double[] Probability, int[] Strata)
{
    public Covariates Columns => Samples.Columns(All(X.Length, 1.0), X);

    internal RectifiedSample Sample(SampleDraw? draw = null) => Samples.Sample(Human, Predicted, Labelled, Probability, draw);

    /// <summary>Predictions are right in 80 % of the rows.</summary>
    public static SmallStudy Random(int rows = 600, int seed = 7)
    {
        var random = new Random(seed);
        var study = new SmallStudy(new double[rows], new double[rows], new double[rows], new bool[rows], new double[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            study.X[i] = random.NextDouble() < 0.4 ? 1 : 0;
            study.Human[i] = random.NextDouble() < 0.35 + (0.3 * study.X[i]) ? 1 : 0;
            study.Predicted[i] = random.NextDouble() < 0.8 ? study.Human[i] : 1 - study.Human[i];
            study.Probability[i] = 0.2 + (0.5 * random.NextDouble());
            study.Labelled[i] = random.NextDouble() < study.Probability[i];
            study.Strata[i] = i % 3;
        }

        return study;
    }

    /// <summary>The rows in another order.</summary>
    public SmallStudy Reordered(int[] order) => new(
        Take(X, order), Take(Human, order), Take(Predicted, order), Take(Labelled, order), Take(Probability, order), Take(Strata, order));

    private static T[] Take<T>(T[] values, int[] order) => [.. order.Select(row => values[row])];
}
