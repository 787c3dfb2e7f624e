using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Rectification;

/// <content>The covariance of θ̂ where the model is taken for true (statistics.md §3).</content>
internal sealed partial class RectifiedEstimator
{
    private double[]? InformationCovariance(EstimationRequest request, Solution solution, out SolveFailure? failure)
    {
        var likelihood = request.TakenForTrue ?? throw new InvalidOperationException("No model is taken for true.");
        var parameters = solution.Solver.Parameters;
        var features = likelihood.ExpectsOutcome ? rows.ExpectedFeatures(parameters) : rows.Features.ToArray();
        failure = null;
        if (solution.Solver.Factor.IsExtended && EvenWeight() is { } even)
        {
            // Σw²H is w times ΣwH, and of that there is a factor with more digits.
            var extended = new double[size * size];
            solution.Solver.Factor.Invert(extended);
            var factor = even / solution.Equation.Divisor * (likelihood.HasDispersion
                ? Dispersion(request, parameters, features, size + solution.Equation.EffectRank) : 1);
            for (var j = 0; j < extended.Length; j++) extended[j] *= factor;
            return extended;
        }

        if (!plainFactor.TryFactor(rows.WeightedHessian(parameters, features, 1)))
        {
            failure = new SolveFailure.Indefinite(solution.Solver.Iterations, plainFactor.FailedIndex);
            return null;
        }

        var inverse = new double[size * size];
        plainFactor.Invert(inverse);
        var result = SquareMatrix.Congruence(inverse, rows.WeightedHessian(parameters, features, 2), size);
        var dispersion = likelihood.HasDispersion ? Dispersion(request, parameters, features, size + solution.Equation.EffectRank) : 1;
        for (var j = 0; j < result.Length; j++) result[j] *= dispersion;
        return result;
    }

    // Pearson's χ² over m − d, m of rows that weigh anything, d with effects that are absorbed. A row's score is r x and its Hessian h x xᵀ, so that
    // r²/h = (sᵀs)²/sᵀHs.
    private double Dispersion(EstimationRequest request, double[] parameters, double[] features, int fitted)
    {
        var (squares, row, moved) = (new double[rows.Count], new double[size], new double[size]);
        var scores = rows.Scores(parameters).ToArray();
        var expected = rows.EquationOf(features);
        expected.GroupJacobians(parameters, null, rows.Count, (k, jacobian) =>
        {
            SquareMatrix.CopyRow(scores, rows.Count, k, row);
            SquareMatrix.Multiply(jacobian, row, moved);
            var (length, curvature) = (SquareMatrix.Dot(row, row), SquareMatrix.Dot(row, moved) * expected.Divisor);
            squares[k] = curvature > 0 ? length * length / curvature : 0;
        });
        var (sum, weight) = (0.0, 0.0);
        for (var k = 0; k < squares.Length; k++)
        {
            if (!Counts(request, k)) continue;
            sum += squares[k] / rows.Probability[k];
            weight += 1 / rows.Probability[k];
        }

        var counted = Counted(request);
        return sum / weight * counted / (counted - fitted);
    }

    // The weight that every labelled row has; null where they differ.
    private double? EvenWeight() => rows.Probability.IndexOfAnyExcept(rows.Probability[0]) < 0 ? 1 / rows.Probability[0] : null;

    // Whether a labelled row weighs anything.
    private bool Counts(EstimationRequest request, int row) =>
        request.Options.RowWeights is var weights && (weights.IsEmpty || weights.Span[rows.Index.Span[row]] > 0);

    // m, the labelled rows that weigh anything: one of weight 0 says nothing of a residual, and leaves no degree of freedom.
    private int Counted(EstimationRequest request)
    {
        if (request.Options.RowWeights.IsEmpty) return rows.Count;
        var counted = 0;
        for (var k = 0; k < rows.Count; k++) counted += Counts(request, k) ? 1 : 0;
        return counted;
    }
}
