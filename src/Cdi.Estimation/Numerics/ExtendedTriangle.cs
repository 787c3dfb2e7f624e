namespace Cdi.Estimation.Numerics;

/// <summary>Least squares by QR in <see cref="DoubleDouble"/>: rows are turned into a triangle one after another, so that none is held and no product of
/// columns is ever formed.</summary>
/// <remarks>Givens' rotations (Golub and Van Loan 2013, 5.1); the order of the rows is that in which they come.</remarks>
/// <param name="size">d.</param>
internal sealed class ExtendedTriangle(int size)
{
    // A column whose part outside of those before it is shorter than this share of it depends on them: of decimals as people write them, with sixteen digits at
    // most, fewer than four say anything of it.
    private const double Dependent = 1e-13;

    // A column that contributes less than this share of the dependent one's length is not part of the dependence.
    private const double LeastContribution = 1e-4;

    private readonly DoubleDouble[] triangle = new DoubleDouble[size * size];
    private readonly DoubleDouble[] right = new DoubleDouble[size];
    private readonly double[] lengths = new double[size];

    /// <summary>Σ w.</summary>
    public DoubleDouble Weight { get; private set; }

    /// <summary>Σ w(y − xᵀβ)² at the solution.</summary>
    public DoubleDouble Squares { get; private set; }

    /// <summary>Takes a row.</summary>
    /// <param name="regressors">x, d; overwritten.</param>
    /// <param name="outcome">y.</param>
    /// <param name="weight">w, above 0.</param>
    public void Add(DoubleDouble[] regressors, DoubleDouble outcome, DoubleDouble weight)
    {
        Weight += weight;
        var root = DoubleDouble.Sqrt(weight);
        outcome *= root;
        for (var j = 0; j < size; j++)
        {
            regressors[j] *= root;
            lengths[j] = double.Hypot(lengths[j], regressors[j].High);
        }

        for (var j = 0; j < size; j++)
        {
            if (regressors[j].High == 0) continue;
            var (own, other) = (triangle[(j * size) + j], regressors[j]);
            var length = DoubleDouble.Sqrt((own * own) + (other * other));
            var (cosine, sine) = (own / length, other / length);
            for (var k = j; k < size; k++) Turn(ref triangle[(j * size) + k], ref regressors[k], cosine, sine);
            Turn(ref right[j], ref outcome, cosine, sine);
        }

        Squares += outcome * outcome;
    }

    /// <summary>The columns that depend on each other, ascending; empty where none do.</summary>
    public IReadOnlyList<int> Dependence()
    {
        for (var j = 0; j < size; j++)
        {
            if (Math.Abs(triangle[(j * size) + j].High) > Dependent * lengths[j]) continue;
            if (lengths[j] == 0) return [j];
            var share = new double[j + 1];
            share[j] = 1;
            for (var i = j - 1; i >= 0; i--)
            {
                var rest = triangle[(i * size) + j].High;
                for (var k = i + 1; k < j; k++) rest -= triangle[(i * size) + k].High * share[k];
                share[i] = rest / triangle[(i * size) + i].High;
            }

            return [.. Enumerable.Range(0, j + 1).Where(i => Math.Abs(share[i]) * lengths[i] >= LeastContribution * lengths[j])];
        }

        return [];
    }

    /// <summary>Whether a column is 0 in every row.</summary>
    /// <param name="column">Which, from 0.</param>
    public bool IsZero(int column) => lengths[column] == 0;

    /// <summary>β.</summary>
    public DoubleDouble[] Solution() => Solve(right);

    /// <summary>R⁻¹v.</summary>
    /// <param name="vector">v, d.</param>
    public DoubleDouble[] Solve(DoubleDouble[] vector)
    {
        var solution = (DoubleDouble[])vector.Clone();
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) solution[i] -= triangle[(i * size) + k] * solution[k];
            solution[i] /= triangle[(i * size) + i];
        }

        return solution;
    }

    /// <summary>Replaces a row x by R⁻ᵀx, its coordinates along orthonormal columns.</summary>
    /// <param name="row">x, d; overwritten.</param>
    public void Orthogonalise(DoubleDouble[] row)
    {
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < j; k++) row[j] -= row[k] * triangle[(k * size) + j];
            row[j] /= triangle[(j * size) + j];
        }
    }

    private static void Turn(ref DoubleDouble own, ref DoubleDouble other, DoubleDouble cosine, DoubleDouble sine)
    {
        var kept = (cosine * own) + (sine * other);
        other = (cosine * other) - (sine * own);
        own = kept;
    }
}
