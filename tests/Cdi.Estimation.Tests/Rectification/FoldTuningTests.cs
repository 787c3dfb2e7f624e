using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>λ of each fold from the labels of the others (statistics §11).</summary>
public sealed class FoldTuningTests
{
    private const int Rows = 2000;
    private const int Labels = 100;

    [Fact]
    public void Two_folds_exchange_their_lambda()
    {
        // The rectified mean of rows in two folds is that of predictions scaled by the λ which the other fold, alone, would choose.
        var (human, predicted, labelled, probability) = World(1, 0.3, 0.8);
        int[] folds = [.. Enumerable.Range(0, Rows).Select(i => i % 2)];
        double LambdaWithout(int fold)
        {
            bool[] others = [.. labelled.Select((drawn, i) => drawn && folds[i] != fold)];
            return Fit<Glm<Gaussian, Size1>>(Columns(All(Rows, 1.0)), Sample(human, predicted, others, probability, SampleDraw.FixedSize),
                Options(LambdaPolicy.OptimalFor(0))).Lambda;
        }

        double[] lambdas = [LambdaWithout(0), LambdaWithout(1)];
        var scaled = Features(predicted);
        for (var k = 0; k < scaled.Length; k++) scaled[k] *= lambdas[folds[k % Rows]];
        var expected = Fit<Glm<Gaussian, Size1>>(
            Columns(All(Rows, 1.0)), new RectifiedSample(Features(human), scaled, labelled, probability, SampleDraw.FixedSize),
            Options(LambdaPolicy.Full, Generalise.Corpus));
        var tuned = Tuned(human, predicted, labelled, probability, folds, SampleDraw.FixedSize);

        Assert.NotEqual(lambdas[0], lambdas[1]);
        Assert.Equal(expected.Parameters[0], tuned.Parameters[0], 1e-12);
        Close.Relative([expected.Covariance[0]], [tuned.Covariance[0]], 1e-9);
        Close.Relative([expected.Targets[0].EffectiveLabels ?? -1], [tuned.Targets[0].EffectiveLabels ?? -2], 1e-9);
        Assert.Equal((lambdas[0] + lambdas[1]) / 2, tuned.Lambda, 1e-12);
    }

    [Fact]
    public void A_fold_whose_labels_speak_against_the_model_takes_it_from_the_other_only()
    {
        // In odd rows the model says the opposite: even rows, whose λ comes from them, go without predictions.
        var (human, predicted, labelled, probability) = World(1, 0.3, 0.8);
        for (var row = 1; row < Rows; row += 2) predicted[row] = 1 - human[row];
        var tuned = Tuned(human, predicted, labelled, probability, [.. Enumerable.Range(0, Rows).Select(i => i % 2)], SampleDraw.FixedSize);

        Assert.InRange(tuned.Lambda, 0.1, 0.5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Predictions_that_carry_nothing_get_no_weight(bool fixedSize)
    {
        var (human, _, labelled, probability) = World(2, 0.3, 0.8);
        var draw = fixedSize ? SampleDraw.FixedSize : SampleDraw.Poisson;
        var constant = Tuned(human, All(Rows, 0.7), labelled, probability, [.. Enumerable.Range(0, Rows).Select(i => i % 10)], draw);
        var humans = Fit<Glm<Gaussian, Size1>>(Columns(All(Rows, 1.0)), Sample(human, All(Rows, 0.7), labelled, probability, draw), Options(LambdaPolicy.None));

        if (fixedSize) Assert.Equal((0, humans.Parameters[0]), (constant.Lambda, constant.Parameters[0]));
        else Assert.InRange(constant.Lambda, 0, 1);
    }

    [Fact]
    public void A_rare_share_is_not_biased_by_the_labels_that_choose_lambda()
    {
        // 1 % events, a model right in 99 of 100 texts, 100 labels: few events decide both λ and the correction; without one the share is 0.
        var (folded, plain, truth) = (0.0, 0.0, 0.0);
        const int trials = 600;
        for (var trial = 0; trial < trials; trial++)
        {
            var (human, predicted, labelled, probability) = World((ulong)(100 + trial), 0.01, 0.99);
            int[] folds = [.. Enumerable.Range(0, Rows).Select(i => i % 10)];
            truth += human.Average() / trials;
            if (!human.Where((_, i) => labelled[i]).Contains(1)) continue;
            folded += Tuned(human, predicted, labelled, probability, folds, SampleDraw.FixedSize).Parameters[0] / trials;
            plain += Tuned(human, predicted, labelled, probability, [], SampleDraw.FixedSize).Parameters[0] / trials;
        }

        Assert.True(Math.Abs(folded - truth) < Math.Abs(plain - truth), $"{folded} {plain} {truth}");
    }

    private static RectifiedFit Tuned(double[] human, double[] predicted, bool[] labelled, double[] probability, int[] folds, SampleDraw draw) =>
        Fit<Glm<Gaussian, Size1>>(
            Columns(All(Rows, 1.0)),
            new RectifiedSample(Features(human), Features(predicted), labelled, probability, draw) { Folds = folds, Map = FeatureMap.Event(0, 2, 1) },
            Options(LambdaPolicy.OptimalFor(0), Generalise.Corpus));

    private static (double[] Human, double[] Predicted, bool[] Labelled, double[] Probability) World(ulong seed, double share, double accuracy)
    {
        double Uniform(int use, int row) => new CounterRandom(seed, RandomPurpose.Trial, use).Uniform(new RowKey((ulong)row));
        var human = Enumerable.Range(0, Rows).Select(row => Uniform(0, row) < share ? 1.0 : 0.0).ToArray();
        var predicted = human.Select((value, row) => Uniform(1, row) < accuracy ? value : 1 - value).ToArray();
        var drawn = Enumerable.Range(0, Rows).OrderBy(row => Uniform(2, row)).Take(Labels).ToHashSet();
        return (human, predicted, [.. Enumerable.Range(0, Rows).Select(drawn.Contains)], All(Rows, Labels / (double)Rows));
    }
}
