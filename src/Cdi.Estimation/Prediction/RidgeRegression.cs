using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>A regression with a <see cref="RidgePenalty"/>, whose buffers are reused from fit to fit.</summary>
/// <remarks>Rows are read eight at a time in lanes; the order of additions does not depend on the machine.</remarks>
internal abstract class RidgeRegression(int columnCount)
{
    private readonly double[] gradientLanes = new double[columnCount * LaneSums.Lanes];
    private readonly double[] hessianLanes = new double[columnCount * (columnCount + 1) / 2 * LaneSums.Lanes];
    private readonly double[] inverse = new double[columnCount * columnCount];

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

    /// <summary>The prediction of one row at the fitted coefficients.</summary>
    public abstract double Predict(ReadOnlySpan<double> row);

    /// <summary>The weighted mean over the rows of the squared error of predicting each from the others, to first order, at the fitted coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LeaveOneOutError(TrainingRows rows)
    {
        Factor.Invert(inverse);
        var (errors, totals) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var group = 0; group < rows.GroupCount; group++)
        {
            var influence = Vector512<double>.Zero;
            for (var j = 0; j < ColumnCount; j++)
            {
                var product = Vector512<double>.Zero;
                for (var k = 0; k < ColumnCount; k++)
                    product = Vector512.FusedMultiplyAdd(rows.Regressor(k, group), Vector512.Create(inverse[(j * ColumnCount) + k]), product);
                influence = Vector512.FusedMultiplyAdd(product, rows.Regressor(j, group), influence);
            }

            var error = rows.Labels(group) - LeaveOneOutPrediction(Linear(rows, group), rows.Labels(group), rows.Weights(group) * influence);
            errors = Vector512.FusedMultiplyAdd(rows.Weights(group) * error, error, errors);
            totals += rows.Weights(group);
        }

        return Vector512.Sum(errors) / Vector512.Sum(totals);
    }

    /// <summary>The predictions of rows by the fits to all rows but each.</summary>
    /// <param name="linear">βᵀx of the rows.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="influence">w xᵀA⁻¹x, A the Hessian of the objective.</param>
    protected abstract Vector512<double> LeaveOneOutPrediction(Vector512<double> linear, Vector512<double> labels, Vector512<double> influence);

    /// <summary>Begins gradient and Hessian of the objective.</summary>
    protected void ClearSums()
    {
        Array.Clear(gradientLanes);
        Array.Clear(hessianLanes);
    }

    /// <summary>Adds a group of rows: slope · x to the gradient, curvature · xxᵀ to the Hessian.</summary>
    protected void AddGroup(TrainingRows rows, int group, Vector512<double> slope, Vector512<double> curvature)
    {
        var index = 0;
        for (var j = 0; j < ColumnCount; j++)
        {
            var regressor = rows.Regressor(j, group);
            LaneSums.Add(gradientLanes, j, slope * regressor);
            var scaled = curvature * regressor;
            for (var k = j; k < ColumnCount; k++) LaneSums.Add(hessianLanes, index++, scaled * rows.Regressor(k, group));
        }
    }

    /// <summary>Ends gradient and Hessian with what the penalty adds, and factors the Hessian.</summary>
    /// <exception cref="InvalidOperationException">A regressor, label or weight is not finite.</exception>
    protected void CompleteSums(RidgePenalty penalty)
    {
        LaneSums.Totals(gradientLanes, Gradient);
        LaneSums.Symmetric(hessianLanes, ColumnCount, Hessian);
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

    /// <summary>βᵀx of a group of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected Vector512<double> Linear(TrainingRows rows, int group)
    {
        var sum = Vector512<double>.Zero;
        for (var j = 0; j < ColumnCount; j++) sum = Vector512.FusedMultiplyAdd(rows.Regressor(j, group), Vector512.Create(Coefficients[j]), sum);
        return sum;
    }

    /// <summary>βᵀx of one row.</summary>
    protected double Linear(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var j = 0; j < ColumnCount; j++) sum += Coefficients[j] * row[j];
        return sum;
    }
}
