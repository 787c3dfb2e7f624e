namespace Cdi.Estimation.MEstimation;

/// <summary>The scores ∇ℓₘ(θ; xᵢ) of single annotated features, by which a failed solution is explained. For a GLM the score of the feature v is −xᵢ: a row
/// of the design.</summary>
/// <remarks>Allocates freely: it runs only once a solution has failed or looks doubtful.</remarks>
internal static class FeatureScores
{
    /// <summary>The features that tell rows apart: all but the first, which for φ = (1, v) belongs to the constant.</summary>
    public static IEnumerable<int> Informative(MEstimator estimator) =>
        estimator.FeatureCount == 1 ? [0] : Enumerable.Range(1, estimator.FeatureCount - 1);

    /// <summary>The rows of an equation of which any coefficient is not 0.</summary>
    public static int[] ActiveRows(MomentEquation equation) =>
        [.. Enumerable.Range(0, equation.Rows).Where(row => LargestCoefficient(equation, row) > 0)];

    /// <summary>The largest absolute coefficient of a row.</summary>
    public static double LargestCoefficient(in MomentEquation equation, int row)
    {
        var coefficients = equation.Coefficients.Span;
        var largest = 0.0;
        for (var m = 0; m < equation.Estimator.FeatureCount; m++) largest = Math.Max(largest, Math.Abs(coefficients[(m * equation.Rows) + row]));
        return largest;
    }

    /// <summary>Rows × d, column-major: the score of one feature in every row of the equation.</summary>
    public static double[] Of(in MomentEquation equation, int feature, double[] parameters)
    {
        var unit = new double[equation.Rows * equation.Estimator.FeatureCount];
        unit.AsSpan(feature * equation.Rows, equation.Rows).Fill(1);
        return RowScores(equation with { Coefficients = unit }, parameters);
    }

    /// <summary>Rows × d, column-major: the score of every row of the equation.</summary>
    public static double[] RowScores(in MomentEquation equation, double[] parameters)
    {
        var scores = new double[equation.Rows * equation.Estimator.ParameterCount];
        equation.Estimator.RowScores(equation.Columns, equation.Coefficients, equation.Rows, parameters, scores);
        return scores;
    }

    /// <summary>The product of one row of scores with a direction of θ.</summary>
    public static double Along(double[] scores, int rows, int row, double[] direction)
    {
        var sum = 0.0;
        for (var j = 0; j < direction.Length; j++) sum += scores[(j * rows) + row] * direction[j];
        return sum;
    }
}
