namespace Cdi.Estimation.Prediction;

/// <summary>What is known of every row without a human, as standardised regressors in two groups: the LLM's answer, and covariates.</summary>
/// <remarks>
/// Answer: label, confidence, confidence squared (error need not be monotone in confidence), label × confidence, and
/// indicators of missing answers, whose rows get the mean. Covariates: each, and label × each (an LLM can be wrong where a
/// covariate is 1), but for those that are plain, many of which say something together and little each. Columns have mean 0
/// and standard deviation 1 over the corpus; columns without variation and copies of other columns are left out; the first is
/// the constant 1.
/// </remarks>
internal abstract class PredictorBasis
{
    // Rounding leaves a constant column a deviation near the precision of its mean.
    private const double RoundingOfDeviation = 1e-12;

    /// <summary>A basis of so many columns, the constant included.</summary>
    protected PredictorBasis(int columns, int answerColumns, int rowCount) => (ColumnCount, AnswerColumnCount, RowCount) = (columns, answerColumns, rowCount);

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount { get; }

    /// <summary>q, the regressors: the constant, those of the answer, those of covariates.</summary>
    public int ColumnCount { get; }

    /// <summary>Regressors of the answer; they follow the constant.</summary>
    public int AnswerColumnCount { get; }

    /// <summary>The regressors of one row; length <see cref="ColumnCount"/>. Where rows are read, valid until another is asked for.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public abstract ReadOnlySpan<double> Row(int row);

    /// <summary>Whether a column is constant but for rounding, and no regressor.</summary>
    protected static bool IsConstant(double mean, double deviation) => !(deviation > RoundingOfDeviation * Math.Abs(mean));

    /// <summary>Builds the regressors of one annotated variable.</summary>
    /// <param name="machine">n; what the LLM says, NaN where it gave no answer.</param>
    /// <param name="confidence">n, or empty where none was asked for; NaN where none was given.</param>
    /// <param name="covariates">n × (number of covariates), column-major; finite.</param>
    /// <param name="plain">How many of the first covariates enter without label × each.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public static PredictorBasis Create(
        ReadOnlySpan<double> machine, ReadOnlySpan<double> confidence, ReadOnlySpan<double> covariates, int plain = 0)
    {
        var rowCount = machine.Length;
        if (confidence.Length != 0 && confidence.Length != rowCount)
            throw new ArgumentException("Labels and confidences differ in length.", nameof(confidence));
        if (rowCount == 0 ? covariates.Length != 0 : covariates.Length % rowCount != 0)
            throw new ArgumentException("Covariates are not whole columns.", nameof(covariates));
        var columns = new List<double[]>();
        var label = AddAnswer(columns, machine);
        if (AddAnswer(columns, confidence) is { } certainty)
        {
            Add(columns, Product(certainty, certainty));
            if (label is not null) Add(columns, Product(label, certainty));
        }

        var answerColumns = columns.Count;
        for (var start = 0; start < covariates.Length; start += rowCount)
        {
            if (Add(columns, covariates.Slice(start, rowCount).ToArray()) is { } covariate && label is not null && start >= plain * rowCount)
                Add(columns, Product(label, covariate));
        }

        return new HeldBasis(columns, answerColumns, rowCount);
    }

    /// <summary>Adds what was answered, the mean standing in where nothing was, and an indicator of missing answers.</summary>
    private static double[]? AddAnswer(List<double[]> columns, ReadOnlySpan<double> answers)
    {
        var (sum, count) = (0.0, 0);
        foreach (var answer in answers)
        {
            if (double.IsNaN(answer)) continue;
            sum += answer;
            count++;
        }

        var filled = answers.ToArray();
        var missing = new double[answers.Length];
        for (var i = 0; i < filled.Length; i++)
        {
            if (!double.IsNaN(filled[i])) continue;
            filled[i] = count == 0 ? 0 : sum / count;
            missing[i] = 1;
        }

        var added = Add(columns, filled);
        Add(columns, missing);
        return added;
    }

    /// <summary>Standardises a column in place and adds it, unless it is constant or there already; the column that is there, or null.</summary>
    private static double[]? Add(List<double[]> columns, double[] column)
    {
        var mean = 0.0;
        foreach (var value in column) mean += value / column.Length;
        var variance = 0.0;
        foreach (var value in column) variance += (value - mean) * (value - mean) / column.Length;
        var deviation = Math.Sqrt(variance);
        if (IsConstant(mean, deviation)) return null;
        for (var i = 0; i < column.Length; i++) column[i] = (column[i] - mean) / deviation;
        foreach (var other in columns)
        {
            if (column.AsSpan().SequenceEqual(other)) return other;
        }

        columns.Add(column);
        return column;
    }

    private static double[] Product(double[] left, double[] right)
    {
        var product = new double[left.Length];
        for (var i = 0; i < product.Length; i++) product[i] = left[i] * right[i];
        return product;
    }

    /// <summary>Regressors that are held in memory, row by row.</summary>
    private sealed class HeldBasis : PredictorBasis
    {
        private readonly double[] values;

        public HeldBasis(IReadOnlyList<double[]> columns, int answerColumns, int rowCount)
            : base(columns.Count + 1, answerColumns, rowCount)
        {
            values = new double[checked(rowCount * ColumnCount)];
            for (var row = 0; row < rowCount; row++)
            {
                values[row * ColumnCount] = 1;
                for (var j = 0; j < columns.Count; j++) values[(row * ColumnCount) + j + 1] = columns[j][row];
            }
        }

        public override ReadOnlySpan<double> Row(int row) => values.AsSpan(row * ColumnCount, ColumnCount);
    }
}
