using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>Fits scores that are linear in the features of rows with a ridge penalty, and says what they predict. Buffers are reused: one object per
/// thread.</summary>
/// <remarks>
/// The objective is Σ w ℓ + ½ κ ‖β‖², weights summing to Kish's effective number of labels, so that κ is in labels’ worth of information whatever the weights.
/// Constants are free, but for one label of pseudo-data spread evenly over the classes. A number is fitted in units of the standard deviation of the labels.
/// </remarks>
internal sealed class RidgeLearner
{
    // The gradient at no information, times this, ends a fit: predictions then no longer change in the third digit.
    private const double Tolerance = 1e-3;

    private readonly LearningRows rows;
    private readonly ResponseModel response;
    private readonly QuasiNewton minimiser;
    private readonly double[] parameters;
    private readonly int[] training;
    private readonly double[] labels;
    private readonly double[] weights;
    private readonly double[] scores;
    private readonly double[] slopes;
    private int count;
    private double centre;
    private double unit = 1;
    private double tolerance;

    /// <summary>Prepares fits to any of the rows.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="response">What scores say.</param>
    public RidgeLearner(LearningRows rows, ResponseModel response)
    {
        (this.rows, this.response) = (rows, response);
        parameters = new double[(rows.FeatureCount + 1) * response.Width];
        minimiser = new QuasiNewton(parameters.Length);
        (training, labels, weights) = (new int[rows.Rows.Length], new double[rows.Rows.Length], new double[rows.Rows.Length]);
        (scores, slopes) = (new double[response.Width], new double[response.Width]);
    }

    /// <summary>Turns to the rows of which a fit may know, and forgets what was fitted.</summary>
    /// <param name="isKnown">Whether a position among the labelled rows is one of them.</param>
    public void Know(Func<int, bool> isKnown)
    {
        count = 0;
        for (var position = 0; position < rows.Rows.Length; position++)
        {
            if (!isKnown(position)) continue;
            (training[count], labels[count], weights[count]) = (position, rows.Labels[position], rows.Weights[position]);
            count++;
        }

        Array.Clear(parameters);
        Scale();
        if (response.IsNumber) Standardise();
        var gradient = new double[parameters.Length];
        Value(parameters, gradient, 0);
        tolerance = Tolerance * Math.Sqrt(ColumnSums.Product(gradient, gradient));
    }

    /// <summary>Fits, beginning where the fit before ended.</summary>
    /// <param name="penalty">κ, positive.</param>
    /// <param name="cancellation">Ends the fit early.</param>
    public void Fit(double penalty, CancellationToken cancellation) =>
        minimiser.Minimise((at, gradient) => Value(at, gradient, penalty), parameters, tolerance, cancellation);

    /// <summary>The loss of a labelled row at the fit: minus the logarithm of the probability of its class, or half the squared error of a number.</summary>
    public double LossOf(int position)
    {
        Score(rows.FeaturesOf(position), rows.ValuesOf(position), parameters);
        var loss = response.Loss(scores, (rows.Labels[position] - centre) / unit, slopes);
        return response.IsNumber ? loss * unit * unit : loss;
    }

    /// <summary>What the fit says of a vector: the class and its probability, or the number and NaN.</summary>
    public (double Label, double Confidence) Answer(SparseVector vector)
    {
        var constants = parameters.AsSpan(rows.FeatureCount * response.Width);
        constants.CopyTo(scores);
        for (var j = 0; j < vector.Count; j++)
        {
            var feature = rows.FeatureOf(vector.Indices.Span[j]);
            for (var k = 0; feature >= 0 && k < scores.Length; k++) scores[k] += vector.Values.Span[j] * parameters[(feature * scores.Length) + k];
        }

        var (label, confidence) = response.Answer(scores);
        return response.IsNumber ? (centre + (unit * label), confidence) : (label, confidence);
    }

    private void Scale()
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < count; i++) (sum, squares) = (sum + weights[i], squares + (weights[i] * weights[i]));
        for (var i = 0; i < count; i++) weights[i] *= sum / squares;
    }

    private void Standardise()
    {
        var (total, sum, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++) (total, sum) = (total + weights[i], sum + (weights[i] * labels[i]));
        centre = total > 0 ? sum / total : 0;
        for (var i = 0; i < count; i++) squares += weights[i] * (labels[i] - centre) * (labels[i] - centre);
        unit = squares > 0 ? Math.Sqrt(squares / total) : 1;
        for (var i = 0; i < count; i++) labels[i] = (labels[i] - centre) / unit;
    }

    private double Value(ReadOnlySpan<double> at, Span<double> gradient, double penalty)
    {
        gradient.Clear();
        var (width, constants) = (scores.Length, rows.FeatureCount * scores.Length);
        var value = response.Prior(at[constants..], gradient[constants..]);
        for (var i = 0; i < count; i++)
        {
            var features = rows.FeaturesOf(training[i]);
            var values = rows.ValuesOf(training[i]);
            Score(features, values, at);
            value += weights[i] * response.Loss(scores, labels[i], slopes);
            for (var k = 0; k < width; k++) gradient[constants + k] += slopes[k] *= weights[i];
            if (width == 1) AddOne(gradient, features, values, slopes[0]);
            else AddSeveral(gradient, features, values);
        }

        ColumnSums.AddMultiple(gradient[..constants], penalty, at);
        return value + (0.5 * penalty * ColumnSums.Product(at[..constants], at));
    }

    private static void AddOne(Span<double> gradient, ReadOnlySpan<int> features, ReadOnlySpan<float> values, double slope)
    {
        for (var j = 0; j < features.Length; j++) gradient[features[j]] += slope * values[j];
    }

    private void AddSeveral(Span<double> gradient, ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        for (var j = 0; j < features.Length; j++)
        {
            var own = gradient.Slice(features[j] * slopes.Length, slopes.Length);
            for (var k = 0; k < own.Length; k++) own[k] += slopes[k] * values[j];
        }
    }

    private void Score(ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<double> at)
    {
        var width = scores.Length;
        at[(rows.FeatureCount * width)..].CopyTo(scores);
        if (width == 1)
        {
            var sum = scores[0];
            for (var j = 0; j < features.Length; j++) sum += values[j] * at[features[j]];
            scores[0] = sum;
            return;
        }

        for (var j = 0; j < features.Length; j++)
        {
            var own = at.Slice(features[j] * width, width);
            for (var k = 0; k < width; k++) scores[k] += values[j] * own[k];
        }
    }
}
