using Cdi.Estimation.Variance;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.LabelShifts;

/// <summary>Shares of an event in several groups of a corpus, by what a model says there and one gold set: each s = aᵀq, a = M⁻ᵀe.</summary>
/// <param name="matrix">The gold set.</param>
/// <param name="event">K: e, 1 for classes that are the event.</param>
/// <param name="isOfCorpus">Whether these texts alone are spoken about: what is random of q is then what the model says of texts of a class, and not which
/// texts there are.</param>
internal sealed class ShiftedMeans(GoldMatrix matrix, Vector<double> @event, bool isOfCorpus)
{
    private readonly Vector<double> along = matrix.Along(@event);
    private readonly List<(Vector<double> Classes, double OfSaid, double Texts)> groups = [];

    /// <summary>The shares, unbounded: below 0 or above 1 where the model says less of a class than it does of others by mistake.</summary>
    public List<double> Shares { get; } = [];

    /// <summary>Adds a group.</summary>
    /// <param name="said">n: what the model says of every row.</param>
    /// <param name="weights">n: what a row counts; 0 for rows of other groups.</param>
    /// <returns>The class whose share lies the most standard errors below 0, with both.</returns>
    public (int Class, double Share, double Error) Add(ReadOnlySpan<double> said, double[] weights)
    {
        var (shares, total, squares) = (Vector<double>.Build.Dense(matrix.Classes), weights.Sum(), weights.Sum(weight => weight * weight));
        for (var row = 0; row < weights.Length; row++) shares[(int)said[row]] += weights[row] / total;
        var classes = matrix.Solve(shares);
        var possible = classes.PointwiseMaximum(0).PointwiseMinimum(1);
        var texts = total * total / squares;
        groups.Add((possible, OfSaid(along, shares, possible, texts), texts));
        Shares.Add(along * shares);
        return Enumerable.Range(0, matrix.Classes).Select(k =>
        {
            var one = matrix.Along(Vector<double>.Build.Dense(matrix.Classes, j => j == k ? 1 : 0));

            // Whether what is said could be said of a mixture is asked at the nearest one, where it may vary more.
            var ofSaid = Math.Max(OfSaid(one, shares, possible, texts), OfSaid(one, matrix.Shares * possible / possible.Sum(), possible, texts));
            var variance = ofSaid + OfGold(one, possible, possible).Sum();
            return (k, classes[k], Math.Sqrt(variance));
        }).MinBy(each => each.Item2 / each.Item3);
    }

    /// <summary>G × G, row by row.</summary>
    public double[] Covariance()
    {
        var result = new double[groups.Count * groups.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            for (var h = 0; h < groups.Count; h++)
            {
                result[(g * groups.Count) + h] = OfGold(along, groups[g].Classes, groups[h].Classes).Sum() + (g == h ? groups[g].OfSaid : 0);
            }
        }

        return result;
    }

    /// <summary>The variance along a gradient.</summary>
    /// <param name="gradient">G.</param>
    /// <param name="degrees">Satterthwaite's: texts less one of each class of the gold set, and of each group's q, by Kish's number of them.</param>
    public double VarianceOf(double[] gradient, out double degrees)
    {
        var moved = Vector<double>.Build.Dense(matrix.Classes);
        var parts = new List<(double Variance, double Degrees)>();
        for (var g = 0; g < gradient.Length; g++)
        {
            moved += gradient[g] * groups[g].Classes;
            parts.Add((gradient[g] * gradient[g] * groups[g].OfSaid, groups[g].Texts - 1));
        }

        parts.AddRange(OfGold(along, moved, moved).Select((part, k) => (part, matrix.Sizes[k] - 1.0)));
        var variance = parts.Sum(part => part.Variance);
        var squares = parts.Where(part => part.Variance > 0).Sum(part => part.Variance * part.Variance / part.Degrees);
        degrees = squares > 0 ? Math.Max(Freedom.Least, variance * variance / squares) : double.PositiveInfinity;
        return variance;
    }

    private double[] OfGold(Vector<double> direction, Vector<double> one, Vector<double> another) =>
        [.. Enumerable.Range(0, matrix.Classes).Select(k => one[k] * another[k] * matrix.VarianceAlong(k, [.. direction]))];

    // Of what is said of texts drawn from a population, or of what is said of texts of each class.
    private double OfSaid(Vector<double> direction, Vector<double> said, Vector<double> classes, double texts)
    {
        double[] of = [.. direction];
        if (!isOfCorpus) return GoldMatrix.VarianceAlong(j => said[j] * texts, texts, of);
        return Enumerable.Range(0, matrix.Classes).Sum(k => classes[k] * matrix.VarianceAlong(k, of) * matrix.Sizes[k]) / texts;
    }
}
