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
    private readonly List<(Vector<double> Classes, double OfSaid)> groups = [];

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
        groups.Add((possible, OfSaid(along, shares, possible) * squares / (total * total)));
        Shares.Add(along * shares);
        return Enumerable.Range(0, matrix.Classes).Select(k =>
        {
            var one = matrix.Along(Vector<double>.Build.Dense(matrix.Classes, j => j == k ? 1 : 0));
            var variance = (OfSaid(one, shares, possible) * squares / (total * total)) + OfGold(one, possible, possible).Sum();
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
    /// <param name="degrees">Satterthwaite's: those of the classes of the gold set; those of q are many.</param>
    public double VarianceOf(double[] gradient, out double degrees)
    {
        var moved = Vector<double>.Build.Dense(matrix.Classes);
        var variance = 0.0;
        for (var g = 0; g < gradient.Length; g++)
        {
            moved += gradient[g] * groups[g].Classes;
            variance += gradient[g] * gradient[g] * groups[g].OfSaid;
        }

        var parts = OfGold(along, moved, moved);
        variance += parts.Sum();
        var squares = parts.Select((part, k) => part * part / (matrix.Sizes[k] - 1)).Sum();
        degrees = squares > 0 ? variance * variance / squares : double.PositiveInfinity;
        return variance;
    }

    private double[] OfGold(Vector<double> direction, Vector<double> one, Vector<double> another) =>
        [.. Enumerable.Range(0, matrix.Classes).Select(k => one[k] * another[k] * matrix.VarianceAlong(k, [.. direction]))];

    // Of one text: that of what is said of texts drawn from a population, or of what is said of texts of each class.
    private double OfSaid(Vector<double> direction, Vector<double> said, Vector<double> classes)
    {
        if (!isOfCorpus) return (said * direction.PointwisePower(2)) - Math.Pow(said * direction, 2);
        return Enumerable.Range(0, matrix.Classes).Sum(k =>
        {
            var column = matrix.Shares.Column(k);
            return classes[k] * ((column * direction.PointwisePower(2)) - Math.Pow(column * direction, 2));
        });
    }
}
