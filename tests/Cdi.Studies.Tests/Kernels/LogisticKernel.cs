using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Tests.Kernels;

/// <summary>A number of covariates, known when the kernel is compiled.</summary>
public interface ICovariateCount
{
    static abstract int Value { get; }
}

public readonly struct One : ICovariateCount
{
    public static int Value => 1;
}

public readonly struct Two : ICovariateCount
{
    public static int Value => 2;
}

public readonly struct TwentyOne : ICovariateCount
{
    public static int Value => 21;
}

/// <summary>A logistic regression with an intercept first: ℓ = log(1 + exp η) − vη, φ = (1, v). Plain loops, for tests.</summary>
public readonly struct LogisticKernel<TCount> : IMEstimator
    where TCount : ICovariateCount
{
    public static int ParameterCount => TCount.Value + 1;

    public static int ColumnCount => TCount.Value;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var ones = rows.Coefficient(0);
        var values = rows.Coefficient(1);
        var sum = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            var eta = Eta(rows, parameters, row);
            sum += (ones[row] * (Math.Max(eta, 0) + Math.Log(1 + Math.Exp(-Math.Abs(eta))))) - (values[row] * eta);
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score.Clear();
        for (var row = 0; row < rows.Count; row++)
        {
            var residual = Residual(rows, parameters, row);
            for (var j = 0; j < score.Length; j++) score[j] += residual * Covariate(rows, row, j);
        }
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(rows, parameters, score, scratch);
        hessian.Clear();
        var ones = rows.Coefficient(0);
        for (var row = 0; row < rows.Count; row++)
        {
            var p = Expit(Eta(rows, parameters, row));
            var weight = ones[row] * p * (1 - p);
            for (var j = 0; j < score.Length; j++)
            {
                for (var k = 0; k < score.Length; k++) hessian[(j * score.Length) + k] += weight * Covariate(rows, row, j) * Covariate(rows, row, k);
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var residual = Residual(rows, parameters, row);
            for (var j = 0; j < ParameterCount; j++) scores[(j * stride) + row] = residual * Covariate(rows, row, j);
        }
    }

    private static double Residual(in RowBlock rows, ReadOnlySpan<double> parameters, int row) =>
        (rows.Coefficient(0)[row] * Expit(Eta(rows, parameters, row))) - rows.Coefficient(1)[row];

    private static double Covariate(in RowBlock rows, int row, int parameter) => parameter == 0 ? 1 : rows.Column(parameter - 1)[row];

    private static double Eta(in RowBlock rows, ReadOnlySpan<double> parameters, int row)
    {
        var eta = parameters[0];
        for (var j = 1; j < parameters.Length; j++) eta += parameters[j] * rows.Column(j - 1)[row];
        return eta;
    }

    private static double Expit(double eta) => 1 / (1 + Math.Exp(-eta));
}
