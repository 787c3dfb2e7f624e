namespace Cdi.Estimation.MEstimation;

/// <summary>Why a Newton solution went wrong: separation, a row that is not finite, or nothing but rounding.</summary>
internal static class Divergence
{
    // A slope this small beside what the rows could contribute is no slope: the loss never rises again.
    private const double NoSlope = 1e-10;

    private const double ShareOfDirection = 0.1;
    private const double ShareOfReach = 0.01;
    private const double RoundingShare = 1e-12;

    /// <summary>Whether the loss still does not rise far out along a direction, so that it has no minimum there.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="parameters">θ where the solver stands.</param>
    /// <param name="direction">Where it wants to go, d.</param>
    /// <param name="scale">Weight of each parameter in saying which ones diverge.</param>
    /// <returns>Null where the loss rises, as it does around a minimum.</returns>
    public static SolveFailure? Along(in MomentEquation equation, double[] parameters, double[] direction, double[] scale)
    {
        var active = FeatureScores.ActiveRows(equation);
        var reach = Reach(equation, parameters, direction);
        var farthest = active.Length == 0 ? 0 : active.Max(row => reach[row]);
        var far = equation.Estimator.Tail.FarReach;
        if (!(farthest > 0) || !double.IsFinite(farthest) || far == 0) return null;
        var moved = new double[parameters.Length];
        for (var j = 0; j < moved.Length; j++) moved[j] = parameters[j] + (far / farthest * direction[j]);
        var scores = FeatureScores.RowScores(equation, moved);
        var (slope, steepest) = (0.0, 0.0);
        foreach (var row in active)
        {
            slope += FeatureScores.Along(scores, equation.Rows, row, direction);
            steepest += FeatureScores.LargestCoefficient(equation, row) * reach[row];
        }

        return slope <= NoSlope * steepest ? Describe(equation, direction, scale, active, reach, farthest) : null;
    }

    /// <summary>The first row whose score is not finite.</summary>
    public static SolveFailure FirstNonFiniteRow(in MomentEquation equation, double[] parameters)
    {
        var scores = FeatureScores.RowScores(equation, parameters);
        for (var row = 0; row < equation.Rows; row++)
        {
            for (var j = 0; j < parameters.Length; j++)
            {
                if (!double.IsFinite(scores[(j * equation.Rows) + row])) return new SolveFailure.NotFinite(equation.CorpusRow(row));
            }
        }

        return new SolveFailure.NoDescent(0, double.PositiveInfinity);
    }

    /// <summary>Whether a mean score is nothing but the rounding of its terms.</summary>
    public static bool IsRounding(in MomentEquation equation, double[] parameters, double[] score)
    {
        var scores = FeatureScores.RowScores(equation, parameters);
        for (var j = 0; j < score.Length; j++)
        {
            var size = 0.0;
            foreach (var term in scores.AsSpan(j * equation.Rows, equation.Rows)) size += Math.Abs(term);
            if (Math.Abs(score[j]) > RoundingShare * size / equation.Divisor) return false;
        }

        return true;
    }

    private static double[] Reach(in MomentEquation equation, double[] parameters, double[] direction)
    {
        var reach = new double[equation.Rows];
        foreach (var feature in FeatureScores.Informative(equation.Estimator))
        {
            var scores = FeatureScores.Of(equation, feature, parameters);
            for (var row = 0; row < reach.Length; row++)
            {
                reach[row] = Math.Max(reach[row], Math.Abs(FeatureScores.Along(scores, equation.Rows, row, direction)));
            }
        }

        return reach;
    }

    private static SolveFailure.Separation Describe(MomentEquation equation, double[] direction, double[] scale, int[] active, double[] reach, double farthest)
    {
        var share = direction.Select((change, j) => Math.Abs(change) * scale[j]).ToArray();
        var largest = share.Max();
        int[] diverging = [.. Enumerable.Range(0, share.Length).Where(j => share[j] >= ShareOfDirection * largest).OrderByDescending(j => share[j])];
        int[] signs = [.. diverging.Select(j => Math.Sign(direction[j]))];
        int[] cell = [.. active.Where(row => reach[row] >= ShareOfReach * farthest).Select(row => equation.CorpusRow(row)).Order()];
        return new SolveFailure.Separation(diverging, signs, cell);
    }
}
