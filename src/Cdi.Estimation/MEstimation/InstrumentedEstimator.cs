using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>Two-stage least squares: the score of a row is x̂(xᵀθ − y), its Jacobian x̂x̂ᵀ, each x and y times the coefficient of its feature.</summary>
/// <remarks>Where x̂ is the projection of x on instruments with the weights c₀ of the same rows, Σ x̂xᵀ = Σ c₀x̂x̂ᵀ: the Jacobian of the sum is
/// exact, and the loss is a function whose gradient the sum is: θᵀΣx̂xᵀθ/2 − θᵀΣx̂y. x̂ is filled in by <see cref="Moments.InstrumentedRows"/>.</remarks>
/// <param name="layout">What the columns hold.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class InstrumentedEstimator(InstrumentedLayout layout, PassExecution execution) : LinearEquation(execution)
{
    /// <summary>What the columns hold.</summary>
    public InstrumentedLayout Layout => layout;

    /// <inheritdoc/>
    public override int ParameterCount => layout.Parameters;

    /// <inheritdoc/>
    public override int ColumnCount => layout.Columns;

    /// <inheritdoc/>
    public override int FeatureCount => layout.Features;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == Execution ? this : new InstrumentedEstimator(layout, value);

    /// <summary>Adds (cx − c₀x̂)zᵀγ of every row to its score: what it contributes through the first stage.</summary>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="coefficients">Rows × M, column-major.</param>
    /// <param name="rows">How many.</param>
    /// <param name="surplus">γ, one of each instrument.</param>
    /// <param name="scores">Rows × d, column-major.</param>
    internal void AddFirstStage(
        ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, ReadOnlySpan<double> surplus, Span<double> scores)
    {
        var along = new double[rows];
        for (var k = 0; k < layout.Instruments; k++) ColumnSums.AddMultiple(along, surplus[k], columns.Slice((layout.FirstInstrument + k) * rows, rows));
        for (var j = 0; j < layout.Parameters; j++)
        {
            var fitted = columns.Slice(j * rows, rows);
            var value = columns.Slice((layout.Parameters + j) * rows, rows);
            var weight = coefficients.Slice(layout.FeatureOf[j] * rows, rows);
            var to = scores.Slice(j * rows, rows);
            for (var i = 0; i < rows; i++) to[i] += ((weight[i] * value[i]) - (coefficients[i] * fitted[i])) * along[i];
        }
    }

    /// <inheritdoc/>
    /// <remarks>u = Σⱼ θⱼ cxⱼ − cy, each c that of its feature.</remarks>
    protected internal override void Residuals(EquationRows rows, ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        residuals.Clear();
        for (var j = 0; j < layout.Parameters; j++) Add(rows.Column(layout.Parameters + j), rows.Feature(layout.FeatureOf[j]), parameters[j], residuals);
        Add(rows.Column(layout.Outcome), rows.Feature(layout.OutcomeFeature), -1, residuals);

        static void Add(ReadOnlySpan<double> value, ReadOnlySpan<double> weight, double times, Span<double> to)
        {
            for (var i = 0; i < to.Length; i++) to[i] += times * weight[i] * value[i];
        }
    }

    /// <inheritdoc/>
    protected override void Slopes(EquationRows rows, Span<double> slopes) => rows.Feature(0).CopyTo(slopes);
}
