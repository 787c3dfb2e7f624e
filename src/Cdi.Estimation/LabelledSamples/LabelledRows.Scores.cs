using Cdi.Estimation.Moments;

namespace Cdi.Estimation.LabelledSamples;

/// <content>Scores of the labelled rows, within the equation at hand.</content>
internal sealed partial class LabelledRows
{
    private double[] scores = [];
    private double[] predictedScores = [];
    private double[] outcomeScores = [];
    private double[] scoresAt = [];
    private double[] predictedScoresAt = [];
    private double[] unit = [];
    private double[] constants = [];
    private double[] constantScores = [];
    private double[] constantScoresAt = [];
    private double[] constantsOf = [];

    /// <summary>m × d, column-major: g of each labelled row, computed once for the same θ. Valid until the next call.</summary>
    public ReadOnlySpan<double> Scores(double[] parameters) => Known(features, parameters, ref scores, ref scoresAt);

    /// <summary>The same, beside those that are kept.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="values">m × d, column-major; overwritten.</param>
    public void ScoresAt(double[] parameters, Span<double> values) => (Frame?.With(Chosen, features) ?? Chosen.Over(features)).Scores(parameters, values);

    /// <summary>m × d, column-major: ĝ of each labelled row; zeros where there is no prediction. Valid until the next call.</summary>
    public ReadOnlySpan<double> PredictedScores(double[] parameters)
    {
        if (!predicted.IsEmpty) return Known(predicted, parameters, ref predictedScores, ref predictedScoresAt);
        EnsureLength(ref predictedScores, (long)Count * estimator.ParameterCount);
        var zeros = predictedScores.AsSpan(0, Count * estimator.ParameterCount);
        zeros.Clear();
        return zeros;
    }

    /// <summary>m × d, column-major: ∂g/∂φ of each labelled row for the one feature that differs between labels: by how much its score changes with its
    /// label. Valid until the next call.</summary>
    public ReadOnlySpan<double> OutcomeScores(double[] parameters)
    {
        EnsureLength(ref unit, (long)estimator.FeatureCount * Count);
        unit.AsSpan(0, estimator.FeatureCount * Count).Clear();
        unit.AsSpan(Varying * Count, Count).Fill(1);
        return Scores(unit.AsMemory(0, estimator.FeatureCount * Count), parameters, ref outcomeScores);
    }

    /// <summary>Σ wᵖ H of the labelled rows with other features, d × d.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="values">φ, m × M, column-major.</param>
    /// <param name="power">p.</param>
    public double[] WeightedHessian(double[] parameters, ReadOnlySpan<double> values, int power)
    {
        var weighted = values.ToArray();
        for (var k = 0; k < weighted.Length; k++) weighted[k] /= power == 1 ? Probability[k % Count] : Probability[k % Count] * Probability[k % Count];
        var (score, hessian) = (new double[parameters.Length], new double[parameters.Length * parameters.Length]);
        var equation = EquationOf(weighted);
        equation.Evaluate(parameters, score, hessian);
        for (var j = 0; j < hessian.Length; j++) hessian[j] *= equation.Divisor;
        return hessian;
    }

    /// <summary>The labelled rows with other features, without weights, within the equation at hand.</summary>
    /// <param name="values">φ, m × M, column-major; held, not copied.</param>
    public IMoments EquationOf(ReadOnlyMemory<double> values) => Frame?.With(Chosen, values) ?? Chosen.Over(values);

    /// <summary>φ at the label that makes the score of a row vanish, what the model expects of it, where φ = (1, v); else what people said, on which the
    /// Hessian of a multinomial logit does not depend.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <returns>m × M, column-major.</returns>
    public double[] ExpectedFeatures(double[] parameters)
    {
        var expected = features.ToArray();
        if (!HasOneFeature || estimator.FeatureCount != 2) return expected;
        var zero = new double[2];
        zero[1 - Varying] = 1;
        var free = ScoresOf(zero, parameters);
        var slope = OutcomeScores(parameters);
        for (var k = 0; k < Count; k++)
        {
            var (along, square) = (0.0, 0.0);
            for (var j = k; j < free.Length; j += Count)
            {
                along += free[j] * slope[j];
                square += slope[j] * slope[j];
            }

            if (square > 0) expected[(Varying * Count) + k] = -along / square;
        }

        return expected;
    }

    /// <summary>Hands over the Hessian of each labelled row, d × d: a pass of one row for each, where differences of scores say too little.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="use">Given a row of the sample and its Hessian, which is its own to change until it returns.</param>
    public void RowHessians(double[] parameters, Action<int, double[]> use)
    {
        var equation = EquationOf(features);
        equation.GroupJacobians(parameters, null, Count, (row, jacobian) =>
        {
            for (var j = 0; j < jacobian.Length; j++) jacobian[j] *= equation.Divisor;
            use(row, jacobian);
        });
    }

    /// <summary>How far a direction moves the score of one unit of a feature, at most over rows and features that differ between labels: for a GLM the largest
    /// change of a linear predictor.</summary>
    public double LargestMove(double[] parameters, double[] direction) => Largest(parameters, direction, (_, _) => 1);

    /// <summary>The largest of what is added up to the scores along a direction, by which their rounding goes: labels far larger than what is left of them
    /// count in full.</summary>
    public double LargestPart(double[] parameters, double[] direction)
    {
        var largest = Largest(parameters, direction, (feature, row) => Features[(feature * Count) + row]);
        var all = Scores(parameters);
        for (var k = 0; k < Count; k++) largest = Math.Max(largest, Math.Abs(FeatureScores.Along(all, Count, k, direction)));
        return largest;
    }

    private double Largest(double[] parameters, double[] direction, Func<int, int, double> weight)
    {
        var largest = 0.0;
        var one = new double[estimator.FeatureCount];
        foreach (var feature in Loaded.Map.Varying)
        {
            Array.Clear(one);
            one[feature] = 1;
            var own = ScoresOf(one, parameters);
            for (var k = 0; k < Count; k++)
                largest = Math.Max(largest, Math.Abs(weight(feature, k) * FeatureScores.Along(own, Count, k, direction)));
        }

        return largest;
    }

    /// <summary>m × d, column-major: the score of each labelled row with the same feature coefficients everywhere. Valid until the next call.</summary>
    /// <param name="coefficient">M.</param>
    /// <param name="parameters">θ.</param>
    public ReadOnlySpan<double> ScoresOf(ReadOnlySpan<double> coefficient, double[] parameters)
    {
        if (!constantsOf.AsSpan().SequenceEqual(coefficient)) (constantsOf, constantScoresAt) = (coefficient.ToArray(), []);
        EnsureLength(ref constants, (long)Count * coefficient.Length);
        for (var m = 0; m < coefficient.Length; m++) constants.AsSpan(m * Count, Count).Fill(coefficient[m]);
        return Known(constants.AsMemory(0, Count * coefficient.Length), parameters, ref constantScores, ref constantScoresAt);
    }

    // Every target of an estimate asks for the scores at the same θ.
    private ReadOnlySpan<double> Known(ReadOnlyMemory<double> values, double[] parameters, ref double[] buffer, ref double[] known)
    {
        if (known.AsSpan().SequenceEqual(parameters)) return buffer.AsSpan(0, Count * estimator.ParameterCount);
        known = [];
        var result = Scores(values, parameters, ref buffer);
        known = [.. parameters];
        return result;
    }

    private ReadOnlySpan<double> Scores(ReadOnlyMemory<double> values, double[] parameters, ref double[] buffer)
    {
        EnsureLength(ref buffer, (long)Count * estimator.ParameterCount);
        var result = buffer.AsSpan(0, Count * estimator.ParameterCount);
        (Frame?.With(Chosen, values) ?? Chosen.Over(values)).Scores(parameters, result);
        return result;
    }
}
