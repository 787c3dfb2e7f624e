using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.MEstimation;

/// <summary>The condition of the design of an equation, by QR and singular values.</summary>
internal static class Collinearity
{
    // lm() of R drops a column whose pivot falls below 1e-7 of its length.
    private const double LargestConditionNumber = 1e7;

    private const double ShareOfDependence = 0.1;

    /// <summary>Looks for columns that the rows of the equation cannot tell apart.</summary>
    /// <returns>Null where the condition number of the scaled design is at most 10⁷.</returns>
    public static Collinear? Examine(in MomentEquation equation, double[] parameters)
    {
        var design = Design(equation, parameters);
        var lengths = design.ColumnNorms(2);
        var empty = Indices(lengths.Count, j => lengths[j] == 0);
        if (empty.Count > 0) return new Collinear(double.PositiveInfinity, empty);
        for (var j = 0; j < lengths.Count; j++) design.SetColumn(j, design.Column(j) / lengths[j]);
        var decomposition = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).R.Svd();
        var condition = decomposition.S[0] / decomposition.S[^1];
        if (condition <= LargestConditionNumber) return null;
        var dependence = decomposition.VT.Row(lengths.Count - 1).PointwiseAbs();
        var largest = dependence.Maximum();
        return new Collinear(condition, Indices(lengths.Count, j => dependence[j] >= ShareOfDependence * largest));
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
