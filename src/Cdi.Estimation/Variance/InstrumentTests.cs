using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Variance;

/// <summary>The textbook's tests of instruments, of rows whose outcome is known: what the first stage explains, whether least squares would differ, and whether
/// surplus instruments contradict one another. Residuals are taken to have one variance and to be independent.</summary>
/// <param name="Weak">Of each regressor that is no instrument, the F test that instruments which are no regressors explain nothing of it.</param>
/// <param name="Endogeneity">That what the first stage leaves of these regressors says nothing of the outcome (Wu 1973; Hausman 1978); null where it cannot be
/// tested.</param>
/// <param name="Overidentification">That instruments are unrelated to residuals (Sargan 1958); null where there are no more instruments than
/// coefficients.</param>
public sealed record InstrumentTests(IReadOnlyList<InstrumentTest> Weak, InstrumentTest? Endogeneity, InstrumentTest? Overidentification)
{
    /// <summary>Tests the instruments of a model.</summary>
    /// <param name="regressors">d columns of m rows.</param>
    /// <param name="instruments">q columns.</param>
    /// <param name="outcome">m.</param>
    /// <param name="weights">m; above 0.</param>
    /// <param name="endogenous">Positions of the regressors that are no instruments.</param>
    /// <returns>Null where the rows do not identify the coefficients, or are too few.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static InstrumentTests? Of(IReadOnlyList<double[]> regressors, IReadOnlyList<double[]> instruments, double[] outcome, double[] weights,
        IReadOnlyList<int> endogenous)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(endogenous);
        var rows = outcome.Length;
        if (weights.Length != rows || regressors.Concat(instruments).Any(column => column.Length != rows))
            throw new ArgumentException("Lengths differ.", nameof(weights));
        double[] roots = [.. weights.Select(Math.Sqrt)];
        double[] Scaled(double[] column) => [.. column.Select((value, row) => roots[row] * value)];
        var (x, z, y) = (regressors.Select(Scaled).ToList(), instruments.Select(Scaled).ToList(), Scaled(outcome));
        List<double[]> exogenous = [.. x.Where((_, j) => !endogenous.Contains(j))];
        var (own, all) = (new OrthogonalBasis(exogenous), new OrthogonalBasis([.. exogenous, .. z]));
        if (rows <= all.Rank || all.Rank == own.Rank) return null;
        var (excluded, free) = (all.Rank - own.Rank, rows - all.Rank);
        List<InstrumentTest> weak =
            [.. endogenous.Select(j => InstrumentTest.F(all.Squares(x[j], own.Rank) / excluded / (all.Left(x[j]) / free), excluded, free))];
        var fitted = new OrthogonalBasis([.. x.Select(all.Fitted)]);
        if (fitted.Rank < x.Count) return new(weak, null, null);
        var coefficients = fitted.Solve(y);
        var residual = y.ToArray();
        for (var j = 0; j < x.Count; j++) ColumnSums.AddMultiple(residual, -coefficients[j], x[j]);
        return new(weak, Hausman(x, y, endogenous, all), Sargan(residual, roots, all, x.Count));
    }

    private static InstrumentTest? Hausman(List<double[]> x, double[] y, IReadOnlyList<int> endogenous, OrthogonalBasis instruments)
    {
        var (plain, augmented) = (new OrthogonalBasis(x), new OrthogonalBasis([.. x, .. endogenous.Select(j => instruments.Residual(x[j]))]));
        var (tested, left) = (augmented.Rank - plain.Rank, y.Length - augmented.Rank);
        return tested == 0 || left <= 0 ? null
            : InstrumentTest.F(augmented.Squares(y, plain.Rank) / tested / (augmented.Left(y) / left), tested, left);
    }

    private static InstrumentTest? Sargan(double[] residual, double[] roots, OrthogonalBasis instruments, int coefficients)
    {
        var surplus = instruments.Rank - coefficients;
        if (surplus <= 0) return null;
        double[] centred = [.. residual];
        var mean = SquareMatrix.Dot(residual, roots) / SquareMatrix.Dot(roots, roots);
        ColumnSums.AddMultiple(centred, -mean, roots);
        var total = SquareMatrix.Dot(centred, centred);
        return InstrumentTest.ChiSquared(residual.Length * (1 - (instruments.Left(residual) / total)), surplus);
    }
}
