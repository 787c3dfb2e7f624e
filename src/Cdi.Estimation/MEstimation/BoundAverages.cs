namespace Cdi.Estimation.MEstimation;

/// <summary>Averages over the rows of a corpus.</summary>
/// <param name="of">What is averaged.</param>
/// <param name="covariates">The columns that the loss reads, all rows of the corpus.</param>
/// <param name="weights">n: κ, what each row weighs, 0 where it is left out; empty where every row weighs 1.</param>
internal sealed class BoundAverages(RowAverages of, Covariates covariates, ReadOnlyMemory<double> weights)
{
    // Rows whose sums are added up apart, so that rounding does not grow with n.
    private const int Block = 512;

    private readonly int columns = covariates.Rows == 0 ? 0 : covariates.Values.Length / covariates.Rows;

    /// <summary>Whether the sampling of rows adds to the variance of the target.</summary>
    public bool IsSampled => of is { Count: > 0, AreGiven: false };

    /// <summary>τ at θ.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="multiplicities">n, how often each row counts; empty where each counts once.</param>
    public double Value(ReadOnlySpan<double> parameters, ReadOnlySpan<double> multiplicities = default) =>
        of.Value(parameters, Averages(parameters, of.AreGiven ? default : multiplicities));

    /// <summary>∂τ/∂θ = ∂F/∂θ + Σₖ ∂F/∂Aₖ ∂Aₖ/∂θ.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="gradient">d; overwritten.</param>
    public void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var own = new double[gradient.Length + of.Count];
        of.Gradient(parameters, Averages(parameters, default), own);
        own.AsSpan(0, gradient.Length).CopyTo(gradient);
        if (of.Count == 0) return;
        var means = Mean(of.Gradients, parameters, of.Count * gradient.Length, default);
        for (var k = 0; k < of.Count; k++)
        {
            for (var j = 0; j < gradient.Length; j++) gradient[j] += own[gradient.Length + k] * means[(k * gradient.Length) + j];
        }
    }

    /// <summary>rᵢ = nκᵢ/Σκ Σₖ ∂F/∂Aₖ (hₖ(θ; xᵢ) − Aₖ): how much each row moves the averages, n times.</summary>
    /// <param name="parameters">θ, d.</param>
    /// <param name="multiplicities">How often each row counts in the averages; empty for once.</param>
    public double[] Deviations(ReadOnlySpan<double> parameters, ReadOnlySpan<double> multiplicities = default)
    {
        var averages = Averages(parameters, multiplicities);
        var own = new double[parameters.Length + of.Count];
        of.Gradient(parameters, averages, own);
        var deviations = new double[covariates.Rows];
        var (row, values, total) = (new double[columns], new double[of.Count], 0.0);
        for (var i = 0; i < deviations.Length; i++)
        {
            var weight = Weight(i);
            if (weight == 0) continue;
            total += multiplicities.IsEmpty ? weight : multiplicities[i] * weight;
            Read(i, row);
            of.Values(parameters, row, values);
            for (var k = 0; k < of.Count; k++) deviations[i] += weight * own[parameters.Length + k] * (values[k] - averages[k]);
        }

        foreach (ref var deviation in deviations.AsSpan()) deviation *= covariates.Rows / total;

        return deviations;
    }

    private double[] Averages(ReadOnlySpan<double> parameters, ReadOnlySpan<double> multiplicities) =>
        of.Count == 0 ? [] : Mean(of.Values, parameters, of.Count, multiplicities);

    private double[] Mean(RowFunction function, ReadOnlySpan<double> parameters, int count, ReadOnlySpan<double> multiplicities)
    {
        var (total, part, values, row) = (new double[count], new double[count], new double[count], new double[columns]);
        var (weight, weightOfPart) = (0.0, 0.0);
        for (var i = 0; i < covariates.Rows; i++)
        {
            var times = multiplicities.IsEmpty ? Weight(i) : multiplicities[i] * Weight(i);
            if (times != 0)
            {
                Read(i, row);
                function(parameters, row, values);
                for (var k = 0; k < count; k++) part[k] += times * values[k];
                weightOfPart += times;
            }

            if ((i + 1) % Block != 0 && i + 1 < covariates.Rows) continue;
            for (var k = 0; k < count; k++) (total[k], part[k]) = (total[k] + part[k], 0);
            (weight, weightOfPart) = (weight + weightOfPart, 0);
        }

        for (var k = 0; k < count; k++) total[k] /= weight;
        return total;
    }

    private double Weight(int row) => weights.IsEmpty ? 1 : weights.Span[row];

    private void Read(int index, Span<double> row)
    {
        var values = covariates.Values.Span;
        for (var column = 0; column < row.Length; column++) row[column] = values[(column * covariates.Rows) + index];
    }
}
