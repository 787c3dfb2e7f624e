using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>What scores that are linear in the features of a row say of its label, and the loss where they say it.</summary>
internal abstract class ResponseModel
{
    /// <summary>Scores of a row.</summary>
    public abstract int Width { get; }

    /// <summary>Whether a label is a number, and not one of classes.</summary>
    public abstract bool IsNumber { get; }

    /// <summary>The model of a label.</summary>
    /// <param name="classes">K, 2 or more; 0 for a number.</param>
    public static ResponseModel Of(int classes) => classes switch
    {
        0 => new Number(),
        2 => new Binary(),
        > 2 => new Multinomial(classes),
        _ => throw new ArgumentOutOfRangeException(nameof(classes), classes, "A label is one of two classes or more, or a number."),
    };

    /// <summary>The loss of a label at scores.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="label">The class from 0, or the number in units of its deviation.</param>
    /// <param name="slopes">The derivatives of the loss; overwritten.</param>
    public abstract double Loss(ReadOnlySpan<double> scores, double label, Span<double> slopes);

    /// <summary>The loss of one label of pseudo-data, spread evenly over the classes, at constants alone, which bounds them; 0 for a number.</summary>
    /// <param name="constants">The constants.</param>
    /// <param name="slopes">The derivatives; overwritten.</param>
    public abstract double Prior(ReadOnlySpan<double> constants, Span<double> slopes);

    /// <summary>The most probable class, of equals the first, and its probability; the number and NaN.</summary>
    /// <param name="scores">The scores.</param>
    public abstract (double Label, double Confidence) Answer(ReadOnlySpan<double> scores);

    private sealed class Binary : ResponseModel
    {
        public override int Width => 1;

        public override bool IsNumber => false;

        public override double Loss(ReadOnlySpan<double> scores, double label, Span<double> slopes)
        {
            slopes[0] = ScalarMath.Logistic(scores[0]) - label;
            return ScalarMath.Log1pExp(scores[0]) - (label * scores[0]);
        }

        public override double Prior(ReadOnlySpan<double> constants, Span<double> slopes) => Loss(constants, 0.5, slopes);

        public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores) => scores[0] > 0
            ? (1, ScalarMath.Logistic(scores[0]))
            : (0, ScalarMath.Logistic(-scores[0]));
    }

    private sealed class Multinomial(int classes) : ResponseModel
    {
        public override int Width => classes;

        public override bool IsNumber => false;

        public override double Loss(ReadOnlySpan<double> scores, double label, Span<double> slopes)
        {
            var logSum = Probabilities(scores, slopes);
            slopes[(int)label] -= 1;
            return logSum - scores[(int)label];
        }

        public override double Prior(ReadOnlySpan<double> constants, Span<double> slopes)
        {
            var loss = Probabilities(constants, slopes);
            for (var k = 0; k < classes; k++)
            {
                slopes[k] -= 1.0 / classes;
                loss -= constants[k] / classes;
            }

            return loss;
        }

        public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores)
        {
            var best = 0;
            for (var k = 1; k < classes; k++) best = scores[k] > scores[best] ? k : best;
            Span<double> shares = stackalloc double[classes];
            Probabilities(scores, shares);
            return (best, shares[best]);
        }

        // Σ exp of the scores above the largest; its logarithm plus the largest is returned.
        private double Probabilities(ReadOnlySpan<double> scores, Span<double> shares)
        {
            var largest = scores[0];
            for (var k = 1; k < classes; k++) largest = Math.Max(largest, scores[k]);
            var sum = 0.0;
            for (var k = 0; k < classes; k++) sum += shares[k] = ScalarMath.Exp(scores[k] - largest);
            for (var k = 0; k < classes; k++) shares[k] /= sum;
            return largest + ScalarMath.Log(sum);
        }
    }

    private sealed class Number : ResponseModel
    {
        public override int Width => 1;

        public override bool IsNumber => true;

        public override double Loss(ReadOnlySpan<double> scores, double label, Span<double> slopes)
        {
            slopes[0] = scores[0] - label;
            return 0.5 * slopes[0] * slopes[0];
        }

        public override double Prior(ReadOnlySpan<double> constants, Span<double> slopes)
        {
            slopes.Clear();
            return 0;
        }

        public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores) => (scores[0], double.NaN);
    }
}
