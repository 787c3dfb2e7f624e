using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A random problem with a constant and two covariates.</summary>
public sealed record Problem(ReadOnlyMemory<double> Columns, ReadOnlyMemory<double> Coefficients, int Rows, ReadOnlyMemory<double> Parameters)
{
    public static Problem Random(int rows)
    {
        var random = new Random(20250501);
        double[] columns = [.. Enumerable.Repeat(1.0, rows), .. Enumerable.Range(0, 2 * rows).Select(_ => random.NextDouble() - 0.5)];
        double[] coefficients = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() + 0.5),
            .. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        return new Problem(columns, coefficients, rows, new[] { 0.3, -0.7, 0.2 });
    }

    /// <summary>Score, Hessian and loss, one after the other.</summary>
    public double[] Sums(MEstimator estimator)
    {
        var (score, hessian) = (new double[estimator.ParameterCount], new double[estimator.ParameterCount * estimator.ParameterCount]);
        estimator.ScoreAndHessian(Columns, Coefficients, Rows, Parameters, score, hessian);
        return [.. score, .. hessian, estimator.Loss(Columns, Coefficients, Rows, Parameters)];
    }
}
