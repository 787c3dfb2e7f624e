using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>Scores are the logarithms of the probabilities of classes, but for a constant.</summary>
/// <param name="classes">K, 3 or more.</param>
internal sealed class MultinomialResponse(int classes) : ResponseModel
{
    private const double Settled = 1e-5;
    private const double SufficientDecrease = 1e-4;
    private const int MostSteps = 40;
    private const int MostHalvings = 30;

    /// <inheritdoc/>
    public override int Width => classes;

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> scores, double label)
    {
        Span<double> shares = stackalloc double[classes];
        return Shares(scores, shares) - scores[(int)label];
    }

    /// <inheritdoc/>
    public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores)
    {
        var best = 0;
        for (var k = 1; k < classes; k++) best = scores[k] > scores[best] ? k : best;
        Span<double> shares = stackalloc double[classes];
        Shares(scores, shares);
        return (best, shares[best]);
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<double> totals, Span<double> constants)
    {
        for (var k = 0; k < classes; k++) constants[k] = ScalarMath.Log(totals[k] + (1.0 / classes));
    }

    /// <inheritdoc/>
    public override void Solve(in RowStep row, Span<double> duals, Span<double> curvatures)
    {
        for (var first = 0; first + classes <= duals.Length; first += classes)
        {
            if (row.Weights[first] <= 0) continue;
            Solve(row.Offsets.Slice(first, classes), row.Stiffness[first], (int)row.Labels[first], duals.Slice(first, classes),
                curvatures.Slice(first, classes));
        }
    }

    /// <inheritdoc/>
    public override double Move(ReadOnlySpan<double> totals, ReadOnlySpan<double> curvatures, Span<double> constants)
    {
        // The curvature is at most the diagonal matrix of the shares: a step by it never goes too far.
        Span<double> shares = stackalloc double[classes];
        Shares(constants, shares);
        var squares = 0.0;
        for (var k = 0; k < classes; k++)
        {
            var gradient = shares[k] - (1.0 / classes) - totals[k];
            constants[k] -= gradient / (curvatures[k] + shares[k]);
            squares += gradient * gradient;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>Newton's method for the least ½‖f − r‖² + hℓ(f), whose matrix is diagonal but for one product.</summary>
    private void Solve(ReadOnlySpan<double> offsets, double stiffness, int label, Span<double> duals, Span<double> shares)
    {
        Span<double> scores = stackalloc double[classes];
        Span<double> trial = stackalloc double[classes];
        Span<double> step = stackalloc double[classes];
        for (var k = 0; k < classes; k++) scores[k] = offsets[k] + (stiffness * duals[k]);
        var value = Value(scores, offsets, stiffness, label, shares);
        for (var count = 0; count < MostSteps; count++)
        {
            var (slope, largest) = Step(scores, offsets, stiffness, label, shares, step);
            if (largest <= Settled) break;
            var length = 1.0;
            var reached = value;
            for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
            {
                for (var k = 0; k < classes; k++) trial[k] = scores[k] - (length * step[k]);
                reached = Value(trial, offsets, stiffness, label, shares);
                if (reached <= value - (SufficientDecrease * length * slope)) break;
            }

            trial.CopyTo(scores);
            value = reached;
        }

        for (var k = 0; k < classes; k++) duals[k] = (k == label ? 1 : 0) - shares[k];
    }

    private static (double Slope, double Largest) Step(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> offsets, double stiffness, int label, ReadOnlySpan<double> shares, Span<double> step)
    {
        var (along, left, slope, largest) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < step.Length; k++)
        {
            var gradient = scores[k] - offsets[k] + (stiffness * (shares[k] - (k == label ? 1 : 0)));
            var scale = 1 + (stiffness * shares[k]);
            step[k] = gradient / scale;
            along += shares[k] * step[k];
            left += shares[k] / scale;
        }

        var shift = stiffness * along / left;
        for (var k = 0; k < step.Length; k++)
        {
            var gradient = scores[k] - offsets[k] + (stiffness * (shares[k] - (k == label ? 1 : 0)));
            step[k] += shift * shares[k] / (1 + (stiffness * shares[k]));
            slope += gradient * step[k];
            largest = Math.Max(largest, Math.Abs(step[k]));
        }

        return (slope, largest);
    }

    private static double Value(ReadOnlySpan<double> scores, ReadOnlySpan<double> offsets, double stiffness, int label, Span<double> shares)
    {
        var loss = Shares(scores, shares) - scores[label];
        var squares = 0.0;
        for (var k = 0; k < scores.Length; k++) squares += (scores[k] - offsets[k]) * (scores[k] - offsets[k]);
        return (0.5 * squares) + (stiffness * loss);
    }

    // Σ exp of the scores above the largest; its logarithm plus the largest is returned.
    private static double Shares(ReadOnlySpan<double> scores, Span<double> shares)
    {
        var largest = scores[0];
        for (var k = 1; k < scores.Length; k++) largest = Math.Max(largest, scores[k]);
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++) sum += shares[k] = ScalarMath.Exp(scores[k] - largest);
        for (var k = 0; k < scores.Length; k++) shares[k] /= sum;
        return largest + ScalarMath.Log(sum);
    }
}
