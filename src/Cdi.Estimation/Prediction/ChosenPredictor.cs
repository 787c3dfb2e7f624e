using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Prediction;

/// <summary>Predicts by whichever of several predictors leaves the least variance, judged within the rows that it is fitted to.</summary>
/// <remarks>
/// The rows are divided in <see cref="Parts"/> by their identity; each candidate is fitted to all parts but one and judged on that one by Σ w(w − 1)e², w =
/// 1/π, which is the variance that its errors e leave to a mean under independent draws; by Σ we² where every weight is 1. The first of equal ones wins.
/// Fewer than <see cref="FewestLabels"/> rows are too few to choose by: the first candidate predicts. One object per thread.
/// </remarks>
internal sealed class ChosenPredictor : IPredictor
{
    /// <summary>Parts in which candidates are judged.</summary>
    public const int Parts = 3;

    /// <summary>Rows from which a choice is made.</summary>
    public const int FewestLabels = 60;

    // The parts must not be the folds of cross-fitting, which come from the seed of the study: within those that are fitted to, one of three would be empty.
    private const ulong Seed = 0x9E3779B97F4A7C15;

    private readonly IPredictor[] candidates;
    private readonly Sources.IRowValues<RowKey> identities;
    private readonly RowKey[] identity = new RowKey[1];
    private int[] parts = [];
    private int[] rowsOfOthers = [];
    private double[] valuesOfOthers = [];
    private double[] weightsOfOthers = [];

    /// <summary>A choice among kinds.</summary>
    /// <param name="columns">What is known of every row, with its identity.</param>
    /// <param name="kinds">The candidates, at least one.</param>
    /// <param name="cancellation">Ends a fit early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The columns know no identity of rows.</exception>
    public ChosenPredictor(PredictorColumns columns, ReadOnlySpan<PredictorKind> kinds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        identities = columns.IdentityOf ?? throw new ArgumentException("Nothing says which rows are copies of each other.", nameof(columns));
        candidates = new IPredictor[kinds.Length];
        for (var i = 0; i < kinds.Length; i++) candidates[i] = kinds[i].Create(columns, cancellation);
    }

    /// <summary>The candidate that was chosen last, from 0.</summary>
    public int Chosen { get; private set; }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Chosen = rows.Length < FewestLabels ? 0 : Best(rows, values, weights);
        candidates[Chosen].Fit(rows, values, weights);
    }

    /// <inheritdoc/>
    public double Predict(int row) => candidates[Chosen].Predict(row);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> rows, Span<double> predictions) => candidates[Chosen].Predict(rows, predictions);

    private int Best(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (parts.Length < rows.Length)
        {
            var room = rows.Length + (rows.Length / 8);
            (parts, rowsOfOthers, valuesOfOthers, weightsOfOthers) = (new int[room], new int[room], new double[room], new double[room]);
        }

        var random = new CounterRandom(Seed, RandomPurpose.Fold);
        for (var i = 0; i < rows.Length; i++)
        {
            identities.Read(rows[i], identity);
            parts[i] = random.Index(identity[0], Parts);
        }

        var certain = true;
        foreach (var weight in weights) certain &= weight <= 1;
        var (best, least) = (0, double.PositiveInfinity);
        for (var candidate = 0; candidate < candidates.Length; candidate++)
        {
            var left = 0.0;
            for (var part = 0; part < Parts; part++) left += Left(candidates[candidate], part, rows, values, weights, certain);
            if (left < least) (best, least) = (candidate, left);
        }

        return best;
    }

    /// <summary>What the errors of a candidate leave in one part.</summary>
    private double Left(
        IPredictor candidate, int part, ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, bool certain)
    {
        var others = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (parts[i] == part) continue;
            (rowsOfOthers[others], valuesOfOthers[others], weightsOfOthers[others]) = (rows[i], values[i], weights[i]);
            others++;
        }

        candidate.Fit(rowsOfOthers.AsSpan(0, others), valuesOfOthers.AsSpan(0, others), weightsOfOthers.AsSpan(0, others));
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (parts[i] != part) continue;
            var error = values[i] - candidate.Predict(rows[i]);
            sum += weights[i] * (certain ? 1 : weights[i] - 1) * error * error;
        }

        return sum;
    }
}
