using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Tests.Kernels;

/// <summary>A mean: ℓ = θ²/2 − vθ, φ = (1, v).</summary>
public readonly struct MeanKernel : IMEstimator
{
    public static int ParameterCount => 1;

    public static int ColumnCount => 0;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var (ones, values) = Sums(rows);
        return (ones * parameters[0] * parameters[0] / 2) - (values * parameters[0]);
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        var (ones, values) = Sums(rows);
        score[0] = (ones * parameters[0]) - values;
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(rows, parameters, score, scratch);
        hessian[0] = Sums(rows).Ones;
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        var ones = rows.Coefficient(0);
        var values = rows.Coefficient(1);
        for (var row = 0; row < rows.Count; row++) scores[row] = (ones[row] * parameters[0]) - values[row];
    }

    private static (double Ones, double Values) Sums(in RowBlock rows)
    {
        var (ones, values) = (0.0, 0.0);
        foreach (var one in rows.Coefficient(0)) ones += one;
        foreach (var value in rows.Coefficient(1)) values += value;
        return (ones, values);
    }
}
