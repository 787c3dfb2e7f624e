using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>The mean of an annotated v, each row weighted by a column: ℓ = ½κ(θ − v)², φ = (1, v).</summary>
public readonly struct WeightedMean : IMEstimator
{
    public static int ParameterCount => 1;

    public static int ColumnCount => 1;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
            sum += rows.Column(0)[i] * ((rows.Coefficient(0)[i] * parameters[0] * parameters[0] / 2) - (rows.Coefficient(1)[i] * parameters[0]));
        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score[0] = 0;
        for (var i = 0; i < rows.Count; i++) score[0] += Of(in rows, parameters, i);
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(in rows, parameters, score, scratch);
        hessian[0] = 0;
        for (var i = 0; i < rows.Count; i++) hessian[0] += rows.Column(0)[i] * rows.Coefficient(0)[i];
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++) scores[i] = Of(in rows, parameters, i);
    }

    private static double Of(in RowBlock rows, ReadOnlySpan<double> parameters, int i) =>
        rows.Column(0)[i] * ((rows.Coefficient(0)[i] * parameters[0]) - rows.Coefficient(1)[i]);
}
