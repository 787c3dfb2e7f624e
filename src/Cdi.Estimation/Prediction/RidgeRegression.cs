using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>A regression with a <see cref="RidgePenalty"/>, whose buffers are reused from fit to fit.</summary>
/// <remarks>Rows are read eight at a time in lanes, one quantity of all rows after another; the order of additions does not depend on the machine.</remarks>
internal abstract class RidgeRegression(int columnCount)
{
    private readonly double[] inverse = new double[columnCount * columnCount];
    private double[] linear = [];
    private double[] scratch = [];
    private double[] products = [];

    /// <summary>q, the regressors, the constant included.</summary>
    protected int ColumnCount { get; } = columnCount;

    /// <summary>q; the gradient of the objective at the coefficients.</summary>
    protected double[] Gradient { get; } = new double[columnCount];

    /// <summary>q × q; the Hessian of the objective at the coefficients.</summary>
    protected double[] Hessian { get; } = new double[columnCount * columnCount];

    /// <summary>The factor of the Hessian.</summary>
    protected CholeskyFactor Factor { get; } = new(columnCount);

    /// <summary>β, q; the constant first.</summary>
    public double[] Coefficients { get; } = new double[columnCount];

    /// <summary>Fits β, starting from the coefficients of the fit before.</summary>
    /// <param name="rows">The labelled rows; at least one.</param>
    /// <param name="penalty">κ, each positive.</param>
    public abstract void Fit(TrainingRows rows, RidgePenalty penalty);

    /// <summary>The predictions of rows at the fitted coefficients.</summary>
    /// <param name="linear">βᵀx of the rows; overwritten with their predictions.</param>
    public abstract void Predict(Span<double> linear);

    /// <summary>βᵀx of one row.</summary>
    public double Linear(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var j = 0; j < ColumnCount; j++) sum += Coefficients[j] * row[j];
        return sum;
    }

    /// <summary>The weighted mean over the rows of the squared error of predicting each from the others, to first order, at the fitted coefficients.</summary>
    public double LeaveOneOutError(TrainingRows rows)
    {
        Factor.Invert(inverse);
        var labels = rows.Labels;
        var weights = rows.Weights;
        var influence = Buffer(ref scratch, labels.Length);
        var product = Buffer(ref products, labels.Length);
        influence.Clear();
        for (var j = 0; j < ColumnCount; j++)
        {
            product.Clear();
            for (var k = 0; k < ColumnCount; k++) RowLanes.AddFused(product, inverse[(j * ColumnCount) + k], rows.Regressor(k));
            RowLanes.AddFused(influence, product, rows.Regressor(j));
        }

        RowLanes.Multiply(influence, weights, influence);
        PredictFromOthers(Linear(rows), labels, influence, product);
        return RowLanes.WeightedSquares(labels, product, weights) / RowLanes.Sum(weights);
    }

    /// <summary>The predictions of rows by the fits to all rows but each.</summary>
    /// <param name="linear">βᵀx of the rows; overwritten.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="influence">w xᵀA⁻¹x, A the Hessian of the objective; overwritten.</param>
    /// <param name="predictions">Overwritten.</param>
    protected abstract void PredictFromOthers(Span<double> linear, ReadOnlySpan<double> labels, Span<double> influence, Span<double> predictions);

    /// <summary>Gradient and Hessian of the objective, with what the penalty adds, and the factor of the Hessian.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slopes">The loss of each row by its βᵀx, weighted.</param>
    /// <param name="curvatures">The same twice, weighted.</param>
    /// <param name="penalty">κ.</param>
    /// <exception cref="InvalidOperationException">A regressor, label or weight is not finite.</exception>
    protected void SumUp(TrainingRows rows, ReadOnlySpan<double> slopes, ReadOnlySpan<double> curvatures, RidgePenalty penalty)
    {
        var scaled = Buffer(ref scratch, curvatures.Length);
        for (var j = 0; j < ColumnCount; j++)
        {
            var own = rows.Regressor(j);
            Gradient[j] = RowLanes.Product(slopes, own);
            RowLanes.Multiply(curvatures, own, scaled);
            for (var k = j; k < ColumnCount; k++) Hessian[(j * ColumnCount) + k] = Hessian[(k * ColumnCount) + j] = RowLanes.Product(scaled, rows.Regressor(k));
        }

        for (var j = 1; j < ColumnCount; j++)
        {
            Gradient[j] += penalty.Of(j) * Coefficients[j];
            Hessian[(j * ColumnCount) + j] += penalty.Of(j);
        }

        AddPrior();
        if (!Factor.TryFactor(Hessian))
            throw new InvalidOperationException("A ridge Hessian is positive definite unless a regressor, label or weight is not finite.");
    }

    /// <summary>Adds to gradient and Hessian what bounds the constant.</summary>
    protected abstract void AddPrior();

    /// <summary>βᵀx of all rows, whole groups; valid until it is asked for again.</summary>
    protected Span<double> Linear(TrainingRows rows)
    {
        var values = Buffer(ref linear, rows.Labels.Length);
        values.Clear();
        for (var j = 0; j < ColumnCount; j++) RowLanes.AddFused(values, Coefficients[j], rows.Regressor(j));
        return values;
    }

    /// <summary>A part of a buffer that grows where it is too short; an eighth more, since folds differ a little in size.</summary>
    protected static Span<double> Buffer(ref double[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new double[length + (length / 8)];
        return buffer.AsSpan(0, length);
    }
}
