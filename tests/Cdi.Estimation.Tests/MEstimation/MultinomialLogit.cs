using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Multinomial logit: ℓ = log(1 + Σₖ exp ηₖ) − Σₖ vₖηₖ, φ = (1, v₁, …, v_{K−1}), one predictor for each class but the reference, class by
/// class.</summary>
/// <typeparam name="TOthers">K − 1.</typeparam>
/// <typeparam name="TSize">Columns.</typeparam>
public readonly struct MultinomialLogit<TOthers, TSize> : IMEstimator
    where TOthers : struct, ISize
    where TSize : struct, ISize
{
    public static int ParameterCount => TOthers.Value * TSize.Value;

    public static int ColumnCount => TSize.Value;

    public static int FeatureCount => TOthers.Value + 1;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var (sum, shares) = (0.0, new double[TOthers.Value]);
        for (var i = 0; i < rows.Count; i++)
        {
            sum += rows.Coefficient(0)[i] * Shares(in rows, parameters, i, shares);
            for (var k = 0; k < shares.Length; k++) sum -= rows.Coefficient(k + 1)[i] * Predictor(in rows, parameters, i, k);
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        ScoreAndHessian(in rows, parameters, score, new double[score.Length * score.Length], scratch);

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        score.Clear();
        hessian.Clear();
        var shares = new double[TOthers.Value];
        for (var i = 0; i < rows.Count; i++)
        {
            Shares(in rows, parameters, i, shares);
            for (var row = 0; row < score.Length; row++)
            {
                var (k, j) = (row / TSize.Value, row % TSize.Value);
                score[row] += Residual(in rows, i, k, shares) * rows.Column(j)[i];
                for (var column = 0; column < score.Length; column++)
                {
                    var other = column / TSize.Value;
                    var curvature = shares[k] * ((k == other ? 1 : 0) - shares[other]);
                    hessian[(row * score.Length) + column] +=
                        rows.Coefficient(0)[i] * curvature * rows.Column(j)[i] * rows.Column(column % TSize.Value)[i];
                }
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        var shares = new double[TOthers.Value];
        for (var i = 0; i < rows.Count; i++)
        {
            Shares(in rows, parameters, i, shares);
            for (var row = 0; row < parameters.Length; row++)
                scores[(row * stride) + i] = Residual(in rows, i, row / TSize.Value, shares) * rows.Column(row % TSize.Value)[i];
        }
    }

    private static double Residual(in RowBlock rows, int i, int k, double[] shares) => (rows.Coefficient(0)[i] * shares[k]) - rows.Coefficient(k + 1)[i];

    // The probabilities of the classes, and log(1 + Σ exp η).
    private static double Shares(in RowBlock rows, ReadOnlySpan<double> parameters, int i, double[] shares)
    {
        var largest = 0.0;
        for (var k = 0; k < shares.Length; k++) largest = Math.Max(largest, shares[k] = Predictor(in rows, parameters, i, k));
        var total = Math.Exp(-largest);
        foreach (var eta in shares) total += Math.Exp(eta - largest);
        var logarithm = largest + Math.Log(total);
        for (var k = 0; k < shares.Length; k++) shares[k] = Math.Exp(shares[k] - logarithm);
        return logarithm;
    }

    private static double Predictor(in RowBlock rows, ReadOnlySpan<double> parameters, int i, int k)
    {
        var eta = 0.0;
        for (var j = 0; j < TSize.Value; j++) eta += parameters[(k * TSize.Value) + j] * rows.Column(j)[i];
        return eta;
    }
}
