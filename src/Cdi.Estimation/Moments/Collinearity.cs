using Cdi.Estimation.MEstimation;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Cdi.Estimation.Moments;

/// <summary>The condition of the design of an equation, by QR and singular values.</summary>
/// <remarks>A row of the design is the score of a feature in a row that has coefficients. A stretch of rows is reduced to its triangle and triangles are
/// stacked, so that rows that stream are never held as a whole. Allocates freely.</remarks>
internal static class Collinearity
{
    // lm() of R drops a column whose pivot falls below 1e-7 of its length.
    private const double LargestConditionNumber = 1e7;

    // A column whose part outside the columns before it is shorter than this share of it depends on them.
    private const double DependentPivot = 1e-6;

    // A column that contributes less than this share of the dependent one's length is not part of the dependence.
    private const double LeastContribution = 1e-4;

    /// <summary>Looks for columns that the rows of the equation cannot tell apart.</summary>
    /// <returns>Null where the condition number of the scaled design is at most 10⁷.</returns>
    public static SolveFailure.Collinear? Examine(RowwiseMoments moments, double[] parameters)
    {
        var lengths = Lengths(moments, parameters);
        var empty = Indices(lengths.Length, j => lengths[j] == 0);
        if (empty.Count > 0) return new SolveFailure.Collinear(double.PositiveInfinity, empty) { IsZero = true };
        var triangle = Triangle(moments, parameters, lengths);
        var decomposition = triangle.Svd(computeVectors: false);
        var condition = decomposition.S[0] / decomposition.S[^1];
        if (condition <= LargestConditionNumber) return null;
        return new SolveFailure.Collinear(condition, Dependence(triangle));
    }

    /// <summary>The first column that the ones before it determine, and those of them that it is made of.</summary>
    /// <remarks>
    /// The singular vector of the smallest singular value would not do: a year and a year counted from 2010 differ by a
    /// constant, and beside columns of unit length the centred one has almost no weight in it.
    /// </remarks>
    private static List<int> Dependence(Matrix<double> triangle)
    {
        var width = triangle.ColumnCount;
        var pivots = triangle.Diagonal().PointwiseAbs();
        var dependent = Enumerable.Range(1, width - 1).FirstOrDefault(j => pivots[j] <= DependentPivot, pivots.MinimumIndex());
        var contributions = new double[dependent + 1];
        contributions[dependent] = 1;
        for (var i = dependent - 1; i >= 0; i--)
        {
            var rest = triangle[i, dependent];
            for (var k = i + 1; k < dependent; k++) rest -= triangle[i, k] * contributions[k];
            contributions[i] = rest / triangle[i, i];
        }

        return Indices(contributions.Length, j => Math.Abs(contributions[j]) >= LeastContribution);
    }

    private static double[] Lengths(RowwiseMoments moments, double[] parameters)
    {
        var lengths = new double[moments.ParameterCount];
        foreach (var chunk in moments.Stretches())
        {
            var own = Design(moments, chunk, parameters).ColumnNorms(2);
            for (var j = 0; j < lengths.Length; j++) lengths[j] = lengths[j] == 0 ? own[j] : double.Hypot(lengths[j], own[j]);
        }

        return lengths;
    }

    private static Matrix<double> Triangle(RowwiseMoments moments, double[] parameters, double[] lengths)
    {
        Matrix<double>? triangle = null;
        foreach (var chunk in moments.Stretches())
        {
            var design = Design(moments, chunk, parameters);
            for (var j = 0; j < lengths.Length; j++) design.SetColumn(j, design.Column(j) / lengths[j]);
            var own = design.QR(QRMethod.Thin).R;
            triangle = triangle is null ? own : triangle.Stack(own).QR(QRMethod.Thin).R;
        }

        return triangle ?? throw new InvalidOperationException("An equation without rows has no design.");
    }

    // The rows of a stretch that have coefficients, one feature below the other.
    private static Matrix<double> Design(RowwiseMoments moments, RowChunk chunk, double[] parameters)
    {
        var (width, active) = (moments.ParameterCount, 0);
        foreach (var part in moments.PartsOf(chunk, 0)) active += Enumerable.Range(0, part.Count).Count(i => part.LargestCoefficient(i) > 0);
        var features = FeatureScores.Informative(moments.Estimator).ToArray();

        // Rows of zeros make the matrix tall where there are fewer rows than parameters; they change no singular value.
        var design = Matrix<double>.Build.Dense(Math.Max(width, active * features.Length), width);
        for (var f = 0; f < features.Length; f++)
        {
            var next = f * active;
            foreach (var part in moments.PartsOf(chunk, 0)) Fill(design, part, part.FeatureScores(features[f], parameters), ref next);
        }

        return design;
    }

    private static void Fill(Matrix<double> design, RowPart part, ReadOnlySpan<double> scores, ref int next)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (!(part.LargestCoefficient(i) > 0)) continue;
            for (var j = 0; j < design.ColumnCount; j++) design[next, j] = scores[(j * part.Count) + i];
            next++;
        }
    }

    private static List<int> Indices(int count, Func<int, bool> condition) => [.. Enumerable.Range(0, count).Where(condition)];
}
