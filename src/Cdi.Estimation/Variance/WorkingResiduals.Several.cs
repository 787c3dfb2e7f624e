using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Variance;

/// <content>Several features that differ between labels: classes of a multinomial model, annotated regressors.</content>
/// <remarks>
/// The score of row k errs with a covariance in proportion to its Hessian H_k, as that of a likelihood does. Its part that moves a target is hᵀS_k z_k, with
/// S_k S_kᵀ = H_k; it has variance hᵀH_k h and covariance H_k h with the score. So no factor S_k is needed: s_k = H_k h / √(hᵀH_k h), in which every formula
/// of one feature holds, K being taken over all directions. In clusters the errors that move the target are taken as half common, whichever class they are
/// of.
/// </remarks>
internal sealed partial class WorkingResiduals
{
    private Several? several;
    private double[] turnedTo = [];

    /// <summary>Turns to a target; one feature has the same directions for every target.</summary>
    /// <param name="influence">h = Ĥ⁻¹∇τ.</param>
    public void Turn(ReadOnlySpan<double> influence)
    {
        if (several is not { Rows: var rows } || influence.SequenceEqual(turnedTo)) return;
        turnedTo = influence.ToArray();
        several.Curvature(turnedTo, Step, directions);
        Project(directions, influence, along);
        for (var k = 0; k < Count; k++)
        {
            // A row whose Hessian the target does not meet does not move it.
            var root = along[k] > 0 && Kappa(k) is > 0 and var kappa ? 1 / Math.Sqrt(along[k] * kappa) : 0;
            for (var j = 0; j < size; j++) directions[(j * Count) + k] *= root;
        }

        FindVisible(rows, new double[size]);
    }

    private void LoadSeveral(Several model)
    {
        turnedTo = [];
        var features = model.Rows.Features.ToArray();
        for (var k = 0; k < features.Length && !weights.IsEmpty; k++) features[k] *= weights.Span[k % Count];
        Taken = SquareMatrix.Congruence(Spread, model.Rows.WeightedHessian(model.Parameters, features, 2), size);
    }

    private sealed record Several(LabelledRows Rows, double[] Parameters)
    {
        // H_k h of every row, by central differences of its score where these keep their digits; a step moves no linear predictor by more than so much.
        public void Curvature(double[] influence, double step, Span<double> curvature)
        {
            var largest = Rows.LargestMove(Parameters, influence);
            curvature = curvature[..(Rows.Count * influence.Length)];
            curvature.Clear();
            if (!(largest > 0) || !double.IsFinite(largest)) return;
            var length = step / largest;
            double[] Moved(int sign) => [.. Parameters.Select((value, j) => value + (sign * length * influence[j]))];
            var before = new double[curvature.Length];
            Rows.ScoresAt(Moved(1), curvature);
            Rows.ScoresAt(Moved(-1), before);
            for (var k = 0; k < curvature.Length; k++) curvature[k] = (curvature[k] - before[k]) / (2 * length);
            if (!KeepsDigits(2 * length * LargestAlong(curvature, influence), Rows.LargestPart(Parameters, influence))) Exactly(influence, curvature);
        }

        private double LargestAlong(ReadOnlySpan<double> scores, double[] influence)
        {
            var largest = 0.0;
            for (var k = 0; k < Rows.Count; k++) largest = Math.Max(largest, Math.Abs(FeatureScores.Along(scores, Rows.Count, k, influence)));
            return largest;
        }

        private void Exactly(double[] influence, Span<double> curvature)
        {
            var values = new double[curvature.Length];
            Rows.RowHessians(Parameters, (row, hessian) =>
            {
                for (var j = 0; j < influence.Length; j++)
                    values[(j * Rows.Count) + row] = SquareMatrix.Dot(hessian.AsSpan(j * influence.Length, influence.Length), influence);
            });
            values.CopyTo(curvature);
        }
    }
}
