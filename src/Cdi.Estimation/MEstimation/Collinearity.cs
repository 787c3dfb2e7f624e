using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.MEstimation;

/// <summary>The condition of the design of an equation, by QR and singular values.</summary>
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
    public static SolveFailure.Collinear? Examine(in MomentEquation equation, double[] parameters)
    {
        var design = Design(equation, parameters);
        var lengths = design.ColumnNorms(2);
        var empty = Indices(lengths.Count, j => lengths[j] == 0);
        if (empty.Count > 0) return new SolveFailure.Collinear(double.PositiveInfinity, empty);
        for (var j = 0; j < lengths.Count; j++) design.SetColumn(j, design.Column(j) / lengths[j]);
        var triangle = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).R;
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

    private static Matrix<double> Design(in MomentEquation equation, double[] parameters)
    {
        var width = equation.Estimator.ParameterCount;
        var rows = FeatureScores.ActiveRows(equation);
        var features = FeatureScores.Informative(equation.Estimator).ToArray();

        // Rows of zeros make the matrix tall where there are fewer rows than parameters; they change no singular value.
        var design = Matrix<double>.Build.Dense(Math.Max(width, rows.Length * features.Length), width);
        for (var f = 0; f < features.Length; f++)
        {
            var scores = FeatureScores.Of(equation, features[f], parameters);
            for (var k = 0; k < rows.Length; k++)
            {
                for (var j = 0; j < width; j++) design[(f * rows.Length) + k, j] = scores[(j * equation.Rows) + rows[k]];
            }
        }

        return design;
    }

    private static List<int> Indices(int count, Func<int, bool> condition) => [.. Enumerable.Range(0, count).Where(condition)];
}
