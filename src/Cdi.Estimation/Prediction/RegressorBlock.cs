namespace Cdi.Estimation.Prediction;

/// <summary>Every regressor that a <see cref="PredictorBasis"/> may have, of one block of rows at a time: raw columns, and products of them once
/// standardised.</summary>
internal sealed class RegressorBlock
{
    // Raw: label, whether it is missing, confidence, whether it is missing, covariates. Products: confidence squared, label × confidence, label × covariates.
    private const int Label = 0;
    private const int Certainty = 2;
    private const int Covariates = 4;

    private readonly PredictorColumns columns;
    private readonly int blockRows;
    private readonly int raw;
    private readonly double[] values;
    private readonly double[] covariates;
    private readonly double[] answerSums = new double[2];
    private readonly int[] answerCounts = new int[2];
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly bool[] isConstant;
    private readonly bool[,] differ;

    /// <summary>Regressors of some columns.</summary>
    public RegressorBlock(PredictorColumns columns, int blockRows)
    {
        (this.columns, this.blockRows, raw) = (columns, blockRows, Covariates + columns.CovariateCount);
        Count = raw + 2 + columns.CovariateCount;
        (values, covariates) = (new double[Count * blockRows], new double[columns.CovariateCount * blockRows]);
        (means, deviations, isConstant, differ) = (new double[Count], new double[Count], new bool[Count], new bool[Count, Count]);
    }

    /// <summary>How many there are, constant ones and copies included.</summary>
    public int Count { get; }

    /// <summary>The regressors in the order of a basis.</summary>
    public IEnumerable<int> InOrder =>
    [
        Label, Label + 1, Certainty, Certainty + 1, raw, raw + 1,
        .. Enumerable.Range(0, columns.CovariateCount).SelectMany(each => new[] { Covariates + each, raw + 2 + each }),
    ];

    /// <summary>Whether a regressor never varies, or is made of one that does not.</summary>
    public bool IsConstant(int column) => isConstant[column];

    /// <summary>Whether two regressors are the same in every row.</summary>
    public bool AreEqual(int column, int other) => !differ[Math.Min(column, other), Math.Max(column, other)];

    /// <summary>Whether it is one of the LLM's answer.</summary>
    public bool IsOfAnswer(int column) => column < Covariates || column == raw || column == raw + 1;

    /// <summary>Sums what the LLM says in a block.</summary>
    public void AddAnswers(int first, int count)
    {
        for (var answer = 0; answer < 2; answer++)
        {
            if (!ReadAnswer(answer, first, count)) continue;
            foreach (var value in Column(2 * answer, count))
            {
                if (double.IsNaN(value)) continue;
                answerSums[answer] += value;
                answerCounts[answer]++;
            }
        }
    }

    /// <summary>Turns sums of answers into their means, which stand in where there is none.</summary>
    public void CompleteAnswers()
    {
        for (var answer = 0; answer < 2; answer++) answerSums[answer] = answerCounts[answer] == 0 ? 0 : answerSums[answer] / answerCounts[answer];
    }

    /// <summary>Adds a block to the means of raw columns, or of products.</summary>
    public void AddToMeans(int first, int count, bool isProduct)
    {
        ReadBlock(first, count, isProduct);
        foreach (var column in Those(isProduct))
        {
            foreach (var value in Column(column, count)) means[column] += value / columns.RowCount;
        }
    }

    /// <summary>Adds a block to their variances.</summary>
    public void AddToVariances(int first, int count, bool isProduct)
    {
        ReadBlock(first, count, isProduct);
        foreach (var column in Those(isProduct))
        {
            var mean = means[column];
            foreach (var value in Column(column, count)) deviations[column] += (value - mean) * (value - mean) / columns.RowCount;
        }
    }

    /// <summary>Turns variances into deviations.</summary>
    /// <param name="isProduct">Of products; else of raw columns.</param>
    /// <param name="isConstantOf">Whether a mean and a deviation are those of a constant.</param>
    public void Complete(bool isProduct, Func<double, double, bool> isConstantOf)
    {
        foreach (var column in Those(isProduct))
        {
            deviations[column] = Math.Sqrt(deviations[column]);
            var (left, right) = isProduct ? Factors(column) : (column, column);
            isConstant[column] = isConstantOf(means[column], deviations[column]) || (isProduct && (isConstant[left] || isConstant[right]));
        }
    }

    /// <summary>Looks in which regressors a block differs.</summary>
    public void Compare(int first, int count)
    {
        Fill(first, count);
        for (var column = 0; column < Count; column++)
        {
            for (var other = column + 1; other < Count && !isConstant[column]; other++)
            {
                if (differ[column, other] || isConstant[other]) continue;
                differ[column, other] = !Column(column, count).SequenceEqual(Column(other, count));
            }
        }
    }

    /// <summary>Computes every regressor that varies of a block.</summary>
    public void Fill(int first, int count)
    {
        ReadBlock(first, count, true);
        for (var column = raw; column < Count; column++) Standardise(column, count);
    }

    /// <summary>A regressor of the rows of the last block.</summary>
    public ReadOnlySpan<double> Standardised(int column, int count) => Column(column, count);

    // Raw columns as they are; with products, raw columns standardised and products as they are.
    private void ReadBlock(int first, int count, bool withProducts)
    {
        for (var answer = 0; answer < 2; answer++)
        {
            var said = Column(2 * answer, count);
            var missing = Column((2 * answer) + 1, count);
            missing.Clear();
            if (!ReadAnswer(answer, first, count)) said.Clear();
            for (var i = 0; i < count; i++)
            {
                if (double.IsNaN(said[i])) (said[i], missing[i]) = (answerSums[answer], 1);
            }
        }

        if (columns.CovariateCount > 0) columns.CovariatesOf?.Read(first, count, covariates.AsSpan(0, columns.CovariateCount * count));
        for (var each = 0; each < columns.CovariateCount; each++) covariates.AsSpan(each * count, count).CopyTo(Column(Covariates + each, count));
        if (!withProducts) return;
        for (var column = 0; column < raw; column++) Standardise(column, count);
        for (var column = raw; column < Count; column++)
        {
            var (left, right) = Factors(column);
            var (one, other) = (left * blockRows, right * blockRows);
            var product = Column(column, count);
            for (var i = 0; i < count; i++) product[i] = values[one + i] * values[other + i];
        }
    }

    private void Standardise(int column, int count)
    {
        if (isConstant[column]) return;
        foreach (ref var value in Column(column, count)) value = (value - means[column]) / deviations[column];
    }

    private bool ReadAnswer(int answer, int first, int count)
    {
        if ((answer == 0 ? columns.MachineOf : columns.ConfidenceOf) is not { } known) return false;
        known.Read(first, Column(2 * answer, count));
        return true;
    }

    private IEnumerable<int> Those(bool isProduct) => isProduct ? Enumerable.Range(raw, Count - raw) : Enumerable.Range(0, raw);

    private (int Left, int Right) Factors(int product) =>
        product == raw ? (Certainty, Certainty) : product == raw + 1 ? (Label, Certainty) : (Label, Covariates + product - raw - 2);

    private Span<double> Column(int column, int count) => values.AsSpan(column * blockRows, count);
}
