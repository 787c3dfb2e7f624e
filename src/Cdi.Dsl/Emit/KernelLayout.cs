namespace Cdi.Dsl.Emit;

/// <summary>How a kernel divides its work and its scratch.</summary>
internal sealed class KernelLayout
{
    /// <summary>Rows whose weights stay in the first-level cache between the two phases.</summary>
    public const int SubBlockRows = 256;

    /// <summary>Parameters up to which a kernel is straight-line code; beyond, loops over columns are faster, and their code does not grow.</summary>
    public const int LargestUnrolled = 32;

    private const int Lanes = 8;

    // More sums than this spill from 32 vector registers beside the exponential's own values.
    private const int LargestSinglePass = 4;

    // A triangle of the Hessian up to this size fits the registers as one tile.
    private const int LargestTriangle = 6;

    private const int TileRows = 4;
    private const int TileColumns = 6;

    public KernelLayout(KernelFormulas formulas)
    {
        IsTwoPhase = formulas.HasLinearPredictor && formulas.ParameterCount > LargestSinglePass;
        ScratchLength = (Lanes * (SumsOf(formulas.ParameterCount) + formulas.ColumnCount + formulas.FeatureCount)) + (IsTwoPhase ? SubBlockRows : 0);
        Tiles = IsTwoPhase ? TilesOf(formulas.ParameterCount).ToList() : [];
    }

    /// <summary>Whether weights go through scratch and the Hessian is summed in tiles.</summary>
    public bool IsTwoPhase { get; }

    /// <summary>Doubles of scratch: lanes of all sums, a padded tail, weights.</summary>
    public int ScratchLength { get; }

    /// <summary>Tiles of the upper triangle, as the elements (j, k) of each.</summary>
    public IReadOnlyList<IReadOnlyList<(int J, int K)>> Tiles { get; }

    /// <summary>Sums of a pass over score and Hessian: d + d(d + 1)/2.</summary>
    public static int SumsOf(int parameters) => parameters + (parameters * (parameters + 1) / 2);

    /// <summary>Position of element (j, k), j ≤ k, among the sums of the upper triangle.</summary>
    public static int PositionOf(int j, int k, int parameters) => (j * parameters) - (j * (j - 1) / 2) + k - j;

    private static IEnumerable<IReadOnlyList<(int J, int K)>> TilesOf(int parameters)
    {
        var first = 0;
        for (; parameters - first > LargestTriangle; first += TileRows)
        {
            for (var column = first; column < parameters; column += TileColumns)
            {
                yield return Tile(first, TileRows, column, Math.Min(TileColumns, parameters - column));
            }
        }

        yield return Tile(first, parameters - first, first, parameters - first);
    }

    private static IReadOnlyList<(int J, int K)> Tile(int row, int rows, int column, int columns) =>
        [.. Enumerable.Range(row, rows).SelectMany(j => Enumerable.Range(column, columns).Where(k => k >= j).Select(k => (j, k)))];
}
