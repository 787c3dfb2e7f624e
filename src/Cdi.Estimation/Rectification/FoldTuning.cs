using Cdi.Estimation.MEstimation;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The λ of each fold from the labels of the other folds, so that no label chooses the weight of its own correction (statistics.md §11).</summary>
/// <remarks>
/// One λ from all labels follows the labels that it corrects: with 100 of them it costs up to 4.6 points of coverage, and it biases a rare share, whose few
/// events
/// decide both. Given the folds, a moment with one λ for each is unbiased. Each λ minimises the variance as <see cref="PowerTuning"/> does, over the other
/// folds.
/// </remarks>
internal sealed class FoldTuning(MEstimator estimator)
{
    // Relative to their uncentred size, squares of deviations below this are rounding of the sums: the predictions are constant.
    private const double RoundingOfSquares = 1e-12;

    private readonly int size = estimator.ParameterCount;

    /// <summary>λ of each fold, clipped to [0, 1]; 0 where the predictions of the other folds carry nothing.</summary>
    /// <param name="controls">The equation with coefficients (w − 1)φ̂ over all rows; null for draws of fixed size.</param>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="folds">The fold of every row.</param>
    /// <param name="count">How many folds there are.</param>
    /// <param name="parameters">The pilot.</param>
    /// <param name="directions">The weights by which a mean moment moves what is tuned for: one for a target, d for the trace.</param>
    public double[] Lambdas(
        IMoments? controls, LabelledRows rows, IRowValues<int> folds, int count, double[] parameters, IReadOnlyList<double[]> directions)
    {
        var (covariance, variance) = (new double[count], new double[count]);
        foreach (var direction in directions)
        {
            if (controls is null) AddFixedSize(rows, parameters, direction, covariance, variance);
            else AddPoisson(controls, rows, folds, parameters, direction, covariance, variance);
        }

        for (var fold = 0; fold < count; fold++)
        {
            var ratio = covariance[fold] / variance[fold];
            covariance[fold] = variance[fold] > 0 && double.IsFinite(ratio) ? Math.Clamp(ratio, 0, 1) : 0;
        }

        return covariance;
    }

    private void AddFixedSize(LabelledRows rows, double[] parameters, double[] direction, double[] covariance, double[] variance)
    {
        var strataCount = rows.Chances.Count;
        var sums = new DrawSums[covariance.Length * strataCount];
        var human = Along(rows.Scores(parameters), rows.Count, direction);
        var predicted = Along(rows.PredictedScores(parameters), rows.Count, direction);
        for (var k = 0; k < rows.Count; k++)
        {
            sums[(rows.Folds[k] * strataCount) + rows.Stratum(k)].Add(rows.Probability[k], human[k], predicted[k]);
        }

        for (var stratum = 0; stratum < strataCount; stratum++)
        {
            var all = default(DrawSums);
            for (var fold = 0; fold < covariance.Length; fold++) all += sums[(fold * strataCount) + stratum];
            for (var fold = 0; fold < covariance.Length; fold++)
            {
                var others = all - sums[(fold * strataCount) + stratum];
                covariance[fold] += others.Covariance;
                variance[fold] += others.Variance;
            }
        }
    }

    // Cov(w g, (w − 1)ĝ) and Var((w − 1)ĝ) over all rows outside the fold, as statistics.md §4 writes them.
    private void AddPoisson(
        IMoments controls, LabelledRows rows, IRowValues<int> folds, double[] parameters, double[] direction, double[] covariance, double[] variance)
    {
        var controlSums = new AlongSums[covariance.Length];
        controls.AddAlong(parameters, direction, folds, controlSums);
        var (human, product) = (new double[covariance.Length], new double[covariance.Length]);
        var scores = Along(rows.Scores(parameters), rows.Count, direction);
        var predicted = Along(rows.PredictedScores(parameters), rows.Count, direction);
        for (var k = 0; k < rows.Count; k++)
        {
            var weight = 1 / rows.Probability[k];
            human[rows.Folds[k]] += weight * scores[k];
            product[rows.Folds[k]] += weight * (weight - 1) * scores[k] * predicted[k];
        }

        var (n, control, square) = (controlSums.Sum(each => each.Count), controlSums.Sum(each => each.Sum), controlSums.Sum(each => each.Squares));
        var (total, cross) = (human.Sum(), product.Sum());
        for (var fold = 0; fold < covariance.Length; fold++)
        {
            var others = n - controlSums[fold].Count;
            if (others == 0) continue;
            var mean = (control - controlSums[fold].Sum) / others;
            covariance[fold] += cross - product[fold] - ((total - human[fold]) * mean);
            variance[fold] += square - controlSums[fold].Squares - (mean * mean * others);
        }
    }

    // size rows of d, column-major, projected on a direction.
    private double[] Along(ReadOnlySpan<double> columns, int count, double[] direction)
    {
        var along = new double[count];
        for (var j = 0; j < size; j++) ColumnSums.AddMultiple(along, direction[j], columns.Slice(j * count, count));

        return along;
    }

    // Sums over drawn rows of one stratum for the covariance of Hájek and Deville; see DrawCovariance.
    private struct DrawSums
    {
        private int count;
        private double chance;
        private double x;
        private double y;
        private double xy;
        private double yy;

        public readonly double Covariance => Centred(xy, x, y);

        public readonly double Variance => Centred(yy, y, y);

        public void Add(double probability, double valueX, double valueY)
        {
            var certainty = 1 - probability;
            if (certainty <= 0) return;
            var (weightedX, weightedY) = (valueX / probability, valueY / probability);
            count++;
            chance += certainty;
            x += certainty * weightedX;
            y += certainty * weightedY;
            xy += certainty * weightedX * weightedY;
            yy += certainty * weightedY * weightedY;
        }

        public static DrawSums operator +(in DrawSums left, in DrawSums right) => Combine(left, right, 1);

        public static DrawSums operator -(in DrawSums left, in DrawSums right) => Combine(left, right, -1);

        private static DrawSums Combine(in DrawSums left, in DrawSums right, int sign) => new()
        {
            count = left.count + (sign * right.count),
            chance = left.chance + (sign * right.chance),
            x = left.x + (sign * right.x),
            y = left.y + (sign * right.y),
            xy = left.xy + (sign * right.xy),
            yy = left.yy + (sign * right.yy),
        };

        private readonly double Centred(double product, double sumX, double sumY)
        {
            if (count < 2) return 0;
            var centred = product - (sumX * sumY / chance);
            return Math.Abs(centred) <= RoundingOfSquares * Math.Abs(product) ? 0 : centred * count / (count - 1.0);
        }
    }
}
