using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Least squares κ(½η² − vη), κ the column behind the regressors.</summary>
public readonly struct WeightedGaussian<TSize> : IMEstimator
    where TSize : struct, ISize
{
    public static int ParameterCount => TSize.Value;

    public static int ColumnCount => TSize.Value + 1;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var eta = Eta(in rows, parameters, i);
            sum += rows.Column(TSize.Value)[i] * ((0.5 * rows.Coefficient(0)[i] * eta * eta) - (rows.Coefficient(1)[i] * eta));
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score.Clear();
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < TSize.Value; j++) score[j] += Residual(in rows, parameters, i) * rows.Column(j)[i];
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(in rows, parameters, score, scratch);
        hessian.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var weight = rows.Column(TSize.Value)[i] * rows.Coefficient(0)[i];
            for (var j = 0; j < TSize.Value; j++)
                for (var k = 0; k < TSize.Value; k++) hessian[(j * TSize.Value) + k] += weight * rows.Column(j)[i] * rows.Column(k)[i];
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < TSize.Value; j++) scores[(j * stride) + i] = Residual(in rows, parameters, i) * rows.Column(j)[i];
    }

    private static double Residual(in RowBlock rows, ReadOnlySpan<double> parameters, int i) =>
        rows.Column(TSize.Value)[i] * ((rows.Coefficient(0)[i] * Eta(in rows, parameters, i)) - rows.Coefficient(1)[i]);

    private static double Eta(in RowBlock rows, ReadOnlySpan<double> parameters, int i)
    {
        var eta = 0.0;
        for (var j = 0; j < parameters.Length; j++) eta += parameters[j] * rows.Column(j)[i];
        return eta;
    }
}
