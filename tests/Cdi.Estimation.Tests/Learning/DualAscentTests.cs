using Cdi.Estimation.Learning;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Fits against minima of the same objective found in another way: in coefficients, not in rows.</summary>
public sealed class DualAscentTests
{
    private const int Rows = 240;

    // Ten times what a row may still move when a fit ends.
    private const double Accuracy = 0.01;

    [Theory]
    [InlineData(2, 10.0)]
    [InlineData(2, 0.1)]
    [InlineData(4, 3.0)]
    [InlineData(4, 0.1)]
    [InlineData(9, 0.3)]
    [InlineData(0, 1.0)]
    [InlineData(0, 0.1)]
    public void A_fit_lies_at_the_minimum(int classes, double penalty)
    {
        var texts = new SyntheticTexts(Rows, Math.Max(2, classes));
        var task = texts.Task([.. Enumerable.Range(0, Rows)]) with { Classes = classes };
        var rows = task.Pack();
        var fit = new WholeFit(rows, classes, [10, penalty]);
        var (reference, (centre, unit)) = (Reference(rows, classes, penalty), Scale(rows, classes));
        for (var position = 0; position < Rows; position++)
        {
            var (label, confidence) = fit.Answer(texts.Vectors[rows.Rows[position]]);
            var scores = Scores(rows, reference, Math.Max(1, classes == 2 ? 1 : classes), position);
            if (classes == 0)
            {
                Assert.Equal(centre + (unit * scores[0]), label, Accuracy);
                continue;
            }

            var shares = Shares(scores);
            Assert.Equal(shares[(int)label], confidence, Accuracy);
            Assert.True(shares.Max() - shares[(int)label] <= Accuracy, $"{shares[(int)label]} of {shares.Max()}");
        }
    }

    [Fact]
    public void Fits_side_by_side_are_the_fits_one_by_one()
    {
        var texts = new SyntheticTexts(Rows);
        var rows = texts.Task([.. Enumerable.Range(0, Rows)]).Pack();
        int[] folds = [.. Enumerable.Range(0, Rows).Select(row => row % 7)];
        LearningPath[] Paths() => [.. Enumerable.Range(0, 7).Select(fold => new LearningPath(fold, (fold + 2) % 7, 4))];
        var together = Paths();
        var response = ResponseModel.Of(2);
        new DualAscent(rows, folds, response, together, CrossFittedLearner.Penalties).Run(3, default);
        foreach (var (alone, beside) in Paths().Zip(together))
        {
            new DualAscent(rows, folds, response, [alone], CrossFittedLearner.Penalties).Run(3, default);
            foreach (var (one, other) in alone.Fits.Zip(beside.Fits))
            {
                Assert.Equal(one.Duals, other.Duals);
                Assert.Equal(one.Constants, other.Constants);
                Assert.Equal((one.LossOfFirst, one.LossOfSecond), (other.LossOfFirst, other.LossOfSecond));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Labels_that_are_all_alike_and_texts_without_a_word_have_a_fit(int classes)
    {
        var empty = new SparseVector(5, default, default);
        var rows = new LearningRows([.. Enumerable.Repeat(empty, 30)], [.. Enumerable.Range(0, 30)], new double[30],
            [.. Enumerable.Repeat(1.0, 30)], row => row);

        // 30 labels of the first class and one of pseudo-data, of which it has one part in K.
        var (label, confidence) = new WholeFit(rows, classes, 1).Answer(empty);
        Assert.Equal(0, label);
        Assert.Equal((30 + (1.0 / classes)) / 31, confidence, 1e-3);
    }

    private static double[] Reference(LearningRows rows, int classes, double penalty)
    {
        var width = classes is 0 or 2 ? 1 : classes;
        var parameters = new double[(rows.FeatureCount + 1) * width];
        var (centre, unit) = Scale(rows, classes);
        var weights = rows.Weights.Select(weight => weight * rows.Weights.Sum() / rows.Weights.Sum(each => each * each)).ToArray();
        var minimiser = new QuasiNewton(parameters.Length);
        for (var round = 0; round < 20; round++) minimiser.Minimise(Value, parameters, 1e-7, default);
        return parameters;

        double Value(ReadOnlySpan<double> at, Span<double> gradient)
        {
            gradient.Clear();
            var constants = rows.FeatureCount * width;
            var value = 0.0;
            for (var j = 0; j < constants; j++)
            {
                value += 0.5 * penalty * at[j] * at[j];
                gradient[j] = penalty * at[j];
            }

            if (classes > 0)
            {
                var prior = at[constants..].ToArray();
                for (var k = 0; k < classes; k++) value += Loss(prior, k, gradient[constants..], 1.0 / classes);
            }

            var slopes = new double[width];
            for (var position = 0; position < rows.Rows.Length; position++)
            {
                var scores = Scores(rows, at, width, position);
                Array.Clear(slopes);
                value += classes == 0 ? Square(scores[0] - ((rows.Labels[position] - centre) / unit), slopes, weights[position])
                    : Loss(scores, (int)rows.Labels[position], slopes, weights[position]);
                for (var k = 0; k < width; k++)
                {
                    gradient[constants + k] += slopes[k];
                    for (var feature = 0; feature < rows.FeatureCount; feature++) gradient[(feature * width) + k] -= slopes[k] * rows.Centre[feature];
                    var features = rows.FeaturesOf(position);
                    var values = rows.ValuesOf(position);
                    for (var j = 0; j < features.Length; j++) gradient[(features[j] * width) + k] += slopes[k] * values[j];
                }
            }

            return value;
        }
    }

    private static double Square(double error, double[] slopes, double weight)
    {
        slopes[0] = weight * error;
        return 0.5 * weight * error * error;
    }

    private static double Loss(double[] scores, int label, Span<double> slopes, double weight)
    {
        var shares = Shares(scores);
        for (var k = 0; k < slopes.Length; k++)
        {
            var @class = scores.Length == 1 ? 1 : k;
            slopes[k] += weight * (shares[@class] - (label == @class ? 1 : 0));
        }

        return -weight * Math.Log(shares[label]);
    }

    private static double[] Shares(double[] scores)
    {
        double[] all = scores.Length == 1 ? [0, scores[0]] : scores;
        var largest = all.Max();
        double[] parts = [.. all.Select(score => Math.Exp(score - largest))];
        return [.. parts.Select(part => part / parts.Sum())];
    }

    private static double[] Scores(LearningRows rows, ReadOnlySpan<double> at, int width, int position)
    {
        var scores = at[(rows.FeatureCount * width)..].ToArray();
        for (var k = 0; k < width; k++)
        {
            var features = rows.FeaturesOf(position);
            var values = rows.ValuesOf(position);
            for (var j = 0; j < features.Length; j++) scores[k] += values[j] * at[(features[j] * width) + k];
            for (var feature = 0; feature < rows.FeatureCount; feature++) scores[k] -= rows.Centre[feature] * at[(feature * width) + k];
        }

        return scores;
    }

    private static (double Centre, double Unit) Scale(LearningRows rows, int classes)
    {
        if (classes > 0) return (0, 1);
        var (total, sum) = (rows.Weights.Sum(), rows.Weights.Zip(rows.Labels).Sum(each => each.First * each.Second));
        var centre = sum / total;
        return (centre, Math.Sqrt(rows.Weights.Zip(rows.Labels).Sum(each => each.First * (each.Second - centre) * (each.Second - centre)) / total));
    }
}
