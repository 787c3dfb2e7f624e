using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A GLM as <see cref="Glm{TFamily, TSize}"/> whose last column is an offset.</summary>
public readonly struct OffsetGlm<TFamily, TSize> : IMEstimator
    where TFamily : struct, ICumulant
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
            sum += (rows.Coefficient(0)[i] * TFamily.Value(eta)) - (rows.Coefficient(1)[i] * eta);
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        ScoreAndHessian(in rows, parameters, score, new double[score.Length * score.Length], scratch);

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        score.Clear();
        hessian.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var eta = Eta(in rows, parameters, i);
            var residual = (rows.Coefficient(0)[i] * TFamily.First(eta)) - rows.Coefficient(1)[i];
            var curvature = rows.Coefficient(0)[i] * TFamily.Second(eta);
            for (var j = 0; j < score.Length; j++)
            {
                score[j] += residual * rows.Column(j)[i];
                for (var k = 0; k < score.Length; k++) hessian[(j * score.Length) + k] += curvature * rows.Column(j)[i] * rows.Column(k)[i];
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var residual = (rows.Coefficient(0)[i] * TFamily.First(Eta(in rows, parameters, i))) - rows.Coefficient(1)[i];
            for (var j = 0; j < parameters.Length; j++) scores[(j * stride) + i] = residual * rows.Column(j)[i];
        }
    }

    private static double Eta(in RowBlock rows, ReadOnlySpan<double> parameters, int i)
    {
        var eta = rows.Column(TSize.Value)[i];
        for (var j = 0; j < parameters.Length; j++) eta += parameters[j] * rows.Column(j)[i];
        return eta;
    }
}
