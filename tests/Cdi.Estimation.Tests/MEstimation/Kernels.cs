using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A number of parameters, known when the kernel is compiled.</summary>
public interface ISize
{
    static abstract int Value { get; }
}

/// <summary>The cumulant b(η) of a canonical exponential family: ℓ = b(η) − vη.</summary>
public interface ICumulant
{
    static abstract double Value(double eta);

    static abstract double First(double eta);

    static abstract double Second(double eta);
}

public readonly struct Size1 : ISize
{
    public static int Value => 1;
}

public readonly struct Size2 : ISize
{
    public static int Value => 2;
}

public readonly struct Size3 : ISize
{
    public static int Value => 3;
}

public readonly struct Size4 : ISize
{
    public static int Value => 4;
}

public readonly struct Size5 : ISize
{
    public static int Value => 5;
}

public readonly struct Size6 : ISize
{
    public static int Value => 6;
}

public readonly struct Size21 : ISize
{
    public static int Value => 21;
}

public readonly struct Size22 : ISize
{
    public static int Value => 22;
}

public readonly struct Gaussian : ICumulant
{
    public static double Value(double eta) => eta * eta / 2;

    public static double First(double eta) => eta;

    public static double Second(double eta) => 1;
}

public readonly struct Bernoulli : ICumulant
{
    public static double Value(double eta) => eta > 0 ? eta + Math.Log(1 + Math.Exp(-eta)) : Math.Log(1 + Math.Exp(eta));

    public static double First(double eta) => 1 / (1 + Math.Exp(-eta));

    public static double Second(double eta) => First(eta) * First(-eta);
}

public readonly struct PoissonCount : ICumulant
{
    public static double Value(double eta) => Math.Exp(eta);

    public static double First(double eta) => Math.Exp(eta);

    public static double Second(double eta) => Math.Exp(eta);
}

/// <summary>A generalised linear model with canonical link and φ = (1, v), one scalar row after the other. Every column of the design is a covariate column,
/// the constant too.</summary>
public readonly struct Glm<TFamily, TSize> : IMEstimator
    where TFamily : struct, ICumulant
    where TSize : struct, ISize
{
    public static int ParameterCount => TSize.Value;

    public static int ColumnCount => TSize.Value;

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

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var residual = Residual(in rows, i, Eta(in rows, parameters, i));
            for (var j = 0; j < score.Length; j++) score[j] += residual * rows.Column(j)[i];
        }
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        score.Clear();
        hessian.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var eta = Eta(in rows, parameters, i);
            var residual = Residual(in rows, i, eta);
            var curvature = rows.Coefficient(0)[i] * TFamily.Second(eta);
            for (var j = 0; j < score.Length; j++)
            {
                var x = rows.Column(j)[i];
                score[j] += residual * x;
                for (var k = 0; k < score.Length; k++) hessian[(j * score.Length) + k] += curvature * x * rows.Column(k)[i];
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var residual = Residual(in rows, i, Eta(in rows, parameters, i));
            for (var j = 0; j < parameters.Length; j++) scores[(j * stride) + i] = residual * rows.Column(j)[i];
        }
    }

    private static double Residual(in RowBlock rows, int i, double eta) => (rows.Coefficient(0)[i] * TFamily.First(eta)) - rows.Coefficient(1)[i];

    private static double Eta(in RowBlock rows, ReadOnlySpan<double> parameters, int i)
    {
        var eta = 0.0;
        for (var j = 0; j < parameters.Length; j++) eta += parameters[j] * rows.Column(j)[i];
        return eta;
    }
}
