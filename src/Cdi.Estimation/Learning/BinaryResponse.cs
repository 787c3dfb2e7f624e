using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>A score is the log odds of the second of two classes.</summary>
internal sealed class BinaryResponse : ResponseModel
{
    // α then lacks less than the square of it.
    private const double Settled = 1e-4;
    private const int MostSteps = 60;

    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> scores, double label) => ScalarMath.Log1pExp(scores[0]) - (label * scores[0]);

    /// <inheritdoc/>
    public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores) => scores[0] > 0
        ? (1, ScalarMath.Logistic(scores[0]))
        : (0, ScalarMath.Logistic(-scores[0]));

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<double> totals, Span<double> constants) =>
        constants[0] = ScalarMath.Log(totals[1] + 0.5) - ScalarMath.Log(totals[0] + 0.5);

    /// <inheritdoc/>
    public override void Solve(in RowStep row, Span<double> duals, Span<double> curvatures)
    {
        for (var first = 0; first < duals.Length; first += LaneSums.Lanes)
        {
            Solve(At(row.Offsets, first), At(row.Stiffness, first), At(row.Labels, first), duals.Slice(first, LaneSums.Lanes),
                curvatures.Slice(first, LaneSums.Lanes));
        }
    }

    /// <inheritdoc/>
    public override double Move(ReadOnlySpan<double> totals, ReadOnlySpan<double> curvatures, Span<double> constants)
    {
        var share = ScalarMath.Logistic(constants[0]);
        var gradient = share - 0.5 - totals[0];
        constants[0] -= gradient / (curvatures[0] + (share * (1 - share)));
        return Math.Abs(gradient);
    }

    /// <summary>Newton's method for f − r + h(p(f) − y) = 0, which rises in f, within the ends between which its root lies; each lane ends by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Solve(
        Vector512<double> offset, Vector512<double> stiffness, Vector512<double> label, Span<double> duals, Span<double> curvatures)
    {
        var one = Vector512<double>.One;
        var high = offset + (stiffness * label);
        var low = high - stiffness;
        var score = Vector512.Min(Vector512.Max(offset + (stiffness * Vector512.Create<double>(duals)), low), high);
        var (dual, curvature, isOpen) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.AllBitsSet);
        for (var count = 0; count < MostSteps; count++)
        {
            var share = VectorMath.Logistic(score);
            var slope = share * (one - share);
            var value = score - offset + (stiffness * (share - label));
            var isAbove = Vector512.GreaterThan(value, Vector512<double>.Zero);
            high = Vector512.ConditionalSelect(isAbove, score, high);
            low = Vector512.ConditionalSelect(isAbove, low, score);
            var next = score - (value / (one + (stiffness * slope)));
            var isInside = Vector512.GreaterThanOrEqual(next, low) & Vector512.LessThanOrEqual(next, high);
            next = Vector512.ConditionalSelect(isInside, next, (low + high) * Vector512.Create(0.5));
            var step = next - score;
            dual = Vector512.ConditionalSelect(isOpen, label - share - (slope * step), dual);
            curvature = Vector512.ConditionalSelect(isOpen, slope, curvature);
            score = Vector512.ConditionalSelect(isOpen, next, score);
            isOpen &= Vector512.GreaterThan(Vector512.Abs(step), Vector512.Create(Settled));
            if (isOpen == Vector512<double>.Zero) break;
        }

        dual.CopyTo(duals);
        curvature.CopyTo(curvatures);
    }

    private static Vector512<double> At(ReadOnlySpan<double> columns, int first) => Vector512.Create(columns.Slice(first, LaneSums.Lanes));
}
