using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.LabelShifts;

/// <summary>What a model says of texts of each class, from a gold set of another corpus: M, column k the shares P(said j | class k).</summary>
/// <remarks>
/// Where the same holds of the corpus, its shares p of classes solve q = Mp with q the shares of what the model says there: Rogan and Gladen (1978) for two
/// classes, Saerens et al. (2002) and Lipton et al. (2018) for more. Columns are multinomial shares of the texts of their class.
/// </remarks>
internal sealed class GoldMatrix
{
    private readonly int[,] counts;
    private readonly Matrix<double> inverse;

    private GoldMatrix(int[,] counts, int[] sizes, Matrix<double> shares)
    {
        (this.counts, Sizes, Shares) = (counts, sizes, shares);
        var determinant = shares.Determinant();
        IsSingular = !(Math.Abs(determinant) > double.Epsilon);
        inverse = IsSingular ? Matrix<double>.Build.Dense(sizes.Length, sizes.Length) : shares.Inverse();
        RelativeError = IsSingular ? double.PositiveInfinity : Math.Sqrt(Enumerable.Range(0, Classes).Sum(k => VarianceAlong(k, [.. inverse.Row(k)])));
    }

    /// <summary>K.</summary>
    public int Classes => Sizes.Count;

    /// <summary>K: texts of each class.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>M, K × K.</summary>
    public Matrix<double> Shares { get; }

    /// <summary>Whether M has no inverse.</summary>
    public bool IsSingular { get; }

    /// <summary>The standard error of det M over det M: how nearly the texts leave open that what the model says tells nothing of some class. ∂det/∂M is the
    /// transposed inverse times the determinant.</summary>
    public double RelativeError { get; }

    /// <summary>Counts a gold set.</summary>
    /// <param name="said">m: what the model says, from 0.</param>
    /// <param name="labels">m: what people say, from 0.</param>
    /// <param name="classes">K.</param>
    /// <returns>Null where a class has fewer than two texts.</returns>
    public static GoldMatrix? Of(ReadOnlySpan<double> said, ReadOnlySpan<double> labels, int classes)
    {
        var (counts, sizes) = (new int[classes, classes], new int[classes]);
        for (var row = 0; row < labels.Length; row++)
        {
            counts[(int)said[row], (int)labels[row]]++;
            sizes[(int)labels[row]]++;
        }

        return Array.Exists(sizes, size => size < 2) ? null
            : new(counts, sizes, Matrix<double>.Build.Dense(classes, classes, (j, k) => counts[j, k] / (double)sizes[k]));
    }

    /// <summary>M⁻¹q.</summary>
    public Vector<double> Solve(Vector<double> said) => inverse * said;

    /// <summary>a with s = aᵀq, the sum of the shares of some classes: M⁻ᵀe.</summary>
    /// <param name="event">K: e.</param>
    public Vector<double> Along(Vector<double> @event) => inverse.TransposeThisAndMultiply(@event);

    /// <summary>aᵀ Cov(column k) a, with half a text more in each cell, so that a class in which the model never erred is not known without error.</summary>
    public double VarianceAlong(int k, IReadOnlyList<double> along) => VarianceAlong(j => counts[j, k], Sizes[k], along);

    /// <summary>aᵀ Cov(q) a of the shares q of any texts, with the same half texts.</summary>
    /// <param name="counted">Texts by what is said of them.</param>
    /// <param name="texts">Their sum.</param>
    /// <param name="along">K: a.</param>
    public static double VarianceAlong(Func<int, double> counted, double texts, IReadOnlyList<double> along)
    {
        var (mean, square, size) = (0.0, 0.0, texts + (along.Count / 2.0));
        for (var j = 0; j < along.Count; j++)
        {
            var share = (counted(j) + 0.5) / size;
            mean += share * along[j];
            square += share * along[j] * along[j];
        }

        return (square - (mean * mean)) / texts;
    }
}
