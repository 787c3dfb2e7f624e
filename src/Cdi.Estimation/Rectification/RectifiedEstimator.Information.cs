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
        if (!plainFactor.TryFactor(rows.WeightedHessian(parameters, features, 1)))
        {
            failure = new SolveFailure.Indefinite(solution.Solver.Iterations, plainFactor.FailedIndex);
            return null;
        }

        var inverse = new double[size * size];
        plainFactor.Invert(inverse);
        var result = SquareMatrix.Congruence(inverse, rows.WeightedHessian(parameters, features, 2), size);
        var dispersion = likelihood.HasDispersion ? Dispersion(parameters, features, size + solution.Equation.EffectRank) : 1;
        for (var j = 0; j < result.Length; j++) result[j] *= dispersion;
        return result;
    }

    // Pearson's χ² over m − d, d with effects that are absorbed. A row's score is r x and its Hessian h x xᵀ, so that r²/h = (sᵀs)²/sᵀHs.
    private double Dispersion(double[] parameters, double[] features, int fitted)
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
            sum += squares[k] / rows.Probability[k];
            weight += 1 / rows.Probability[k];
        }

        return sum / weight * rows.Count / (rows.Count - fitted);
    }
}
